import { type UnitKind } from '#identity';

/** A unit of the demo department: its people, how diligent it is, what stands below it. */
export interface UnitPlan {
  readonly key: string;
  readonly name: string;
  readonly short: string;
  readonly kind: UnitKind;
  readonly people: number;
  /** Share of its people that learn steadily, 0 to 1. */
  readonly diligence: number;
  /** Mostly who works there. */
  readonly staff: 'civil' | 'public' | 'mixed';
  readonly below?: readonly UnitPlan[];
}

function rangerStation(place: string, key: string, posts: readonly string[], diligence: number): UnitPlan {
  return {
    key: `hat-${key}`,
    name: `Hạt Kiểm lâm khu vực ${place}`,
    short: `HKL ${place}`,
    kind: 'ranger_station',
    people: 9,
    diligence,
    staff: 'mixed',
    below: posts.map((post, index) => ({
      key: `tram-${key}-${index + 1}`,
      name: `Trạm Kiểm lâm ${post}`,
      short: `TKL ${post}`,
      kind: 'post' as const,
      people: 5,
      diligence: diligence - 0.08,
      staff: 'mixed' as const,
    })),
  };
}

function division(
  key: string,
  name: string,
  short: string,
  people: number,
  diligence: number,
  staff: UnitPlan['staff'] = 'civil',
): UnitPlan {
  return { key, name, short, kind: 'division', people, diligence, staff };
}

const RANGERS: UnitPlan = {
  key: 'kiem-lam',
  name: 'Chi cục Kiểm lâm',
  short: 'CCKL',
  kind: 'sub_department',
  people: 3,
  diligence: 0.8,
  staff: 'civil',
  below: [
    division('kl-tong-hop', 'Phòng Tổ chức, Tuyên truyền và Xây dựng lực lượng', 'P.TC-TT', 9, 0.85),
    division('kl-qlbvr', 'Phòng Quản lý, bảo vệ rừng và Bảo tồn thiên nhiên', 'P.QLBVR', 11, 0.82),
    {
      key: 'kl-co-dong',
      name: 'Đội Kiểm lâm cơ động và Phòng cháy, chữa cháy rừng',
      short: 'Đội KLCĐ',
      kind: 'team',
      people: 14,
      diligence: 0.7,
      staff: 'mixed',
    },
    rangerStation('Đăk Hà', 'dak-ha', ['Đăk Ui', 'Ngọc Réo'], 0.76),
    rangerStation('Sa Thầy', 'sa-thay', ['Mô Rai', 'Rờ Kơi', 'Ya Ly'], 0.7),
    rangerStation('Kon Plông', 'kon-plong', ['Măng Cành', 'Đăk Ring'], 0.83),
    rangerStation('Ba Tơ', 'ba-to', ['Ba Vì', 'Ba Xa'], 0.62),
    rangerStation('Trà Bồng', 'tra-bong', ['Trà Thanh'], 0.74),
  ],
};

const LAND_REGISTRY: UnitPlan = {
  key: 'vpdkdd',
  name: 'Văn phòng Đăng ký đất đai tỉnh',
  short: 'VPĐKĐĐ',
  kind: 'center',
  people: 16,
  diligence: 0.78,
  staff: 'public',
  below: ['Quảng Ngãi', 'Kon Tum', 'Bình Sơn', 'Đức Phổ', 'Đăk Tô', 'Ngọc Hồi'].map((place, index) => ({
    key: `cn-${index + 1}`,
    name: `Chi nhánh Văn phòng Đăng ký đất đai khu vực ${place}`,
    short: `CN ${place}`,
    kind: 'center' as const,
    people: 12,
    diligence: 0.66 + (index % 3) * 0.08,
    staff: 'public' as const,
  })),
};

/** A department of the merged kind, as it stands today (about 600 people, four levels; domain.md §6). */
export const DEPARTMENT: UnitPlan = {
  key: 'so',
  name: 'Sở Nông nghiệp và Môi trường',
  short: 'Sở NN&MT',
  kind: 'department',
  people: 5,
  diligence: 0.85,
  staff: 'civil',
  below: [
    { key: 'van-phong', name: 'Văn phòng Sở', short: 'VP', kind: 'office', people: 22, diligence: 0.9, staff: 'mixed' },
    division('khtc', 'Phòng Kế hoạch - Tài chính', 'P.KHTC', 14, 0.86),
    division('tccb', 'Phòng Tổ chức cán bộ', 'P.TCCB', 9, 0.92),
    division('dat-dai', 'Phòng Quản lý đất đai', 'P.QLĐĐ', 15, 0.74),
    division('nuoc-khoang-san', 'Phòng Tài nguyên nước và Khoáng sản', 'P.TNN-KS', 15, 0.72),
    division('do-dac', 'Phòng Đo đạc, Bản đồ và Dữ liệu', 'P.ĐĐBĐ', 9, 0.88),
    division('bien-dao', 'Phòng Biển, Hải đảo và Biến đổi khí hậu', 'P.BĐ', 4, 0.8),
    {
      key: 'moi-truong',
      name: 'Chi cục Bảo vệ môi trường',
      short: 'CCBVMT',
      kind: 'sub_department',
      people: 3,
      diligence: 0.88,
      staff: 'civil',
      below: [
        division('mt-tong-hop', 'Phòng Hành chính - Tổng hợp', 'P.HCTH', 7, 0.9),
        division('mt-kiem-soat', 'Phòng Kiểm soát ô nhiễm', 'P.KSON', 11, 0.86),
        division('mt-tham-dinh', 'Phòng Thẩm định và Đánh giá tác động môi trường', 'P.TĐ', 8, 0.84),
      ],
    },
    RANGERS,
    {
      key: 'trong-trot',
      name: 'Chi cục Trồng trọt và Bảo vệ thực vật',
      short: 'CCTT&BVTV',
      kind: 'sub_department',
      people: 16,
      diligence: 0.68,
      staff: 'mixed',
      below: [
        {
          key: 'tt-tram-1',
          name: 'Trạm Trồng trọt và Bảo vệ thực vật liên xã phía Đông',
          short: 'Trạm BVTV Đông',
          kind: 'post',
          people: 10,
          diligence: 0.64,
          staff: 'mixed',
        },
        {
          key: 'tt-tram-2',
          name: 'Trạm Trồng trọt và Bảo vệ thực vật liên xã phía Tây',
          short: 'Trạm BVTV Tây',
          kind: 'post',
          people: 10,
          diligence: 0.56,
          staff: 'mixed',
        },
      ],
    },
    {
      key: 'chan-nuoi',
      name: 'Chi cục Chăn nuôi và Thú y',
      short: 'CCCN&TY',
      kind: 'sub_department',
      people: 18,
      diligence: 0.6,
      staff: 'mixed',
      below: [
        {
          key: 'cn-tram-1',
          name: 'Trạm Kiểm dịch động vật Sa Huỳnh',
          short: 'Trạm KDĐV',
          kind: 'post',
          people: 8,
          diligence: 0.52,
          staff: 'mixed',
        },
        {
          key: 'cn-tram-2',
          name: 'Trạm Chẩn đoán, xét nghiệm bệnh động vật',
          short: 'Trạm CĐXN',
          kind: 'post',
          people: 9,
          diligence: 0.66,
          staff: 'public',
        },
      ],
    },
    {
      key: 'thuy-loi',
      name: 'Chi cục Thủy lợi và Phòng, chống thiên tai',
      short: 'CCTL',
      kind: 'sub_department',
      people: 26,
      diligence: 0.71,
      staff: 'civil',
    },
    {
      key: 'ptnt',
      name: 'Chi cục Phát triển nông thôn và Quản lý chất lượng',
      short: 'CCPTNT',
      kind: 'sub_department',
      people: 24,
      diligence: 0.79,
      staff: 'civil',
    },
    {
      key: 'khuyen-nong',
      name: 'Trung tâm Khuyến nông',
      short: 'TTKN',
      kind: 'center',
      people: 38,
      diligence: 0.82,
      staff: 'public',
    },
    {
      key: 'quan-trac',
      name: 'Trung tâm Quan trắc tài nguyên và môi trường',
      short: 'TTQT',
      kind: 'center',
      people: 36,
      diligence: 0.84,
      staff: 'public',
    },
    {
      key: 'quy-dat',
      name: 'Trung tâm Phát triển quỹ đất',
      short: 'TTPTQĐ',
      kind: 'center',
      people: 30,
      diligence: 0.5,
      staff: 'public',
    },
    LAND_REGISTRY,
  ],
};

/** Units that the year changed: two divisions became one, one division got another name. */
export const MERGED_FROM = [
  { key: 'nuoc', name: 'Phòng Tài nguyên nước', short: 'P.TNN' },
  { key: 'khoang-san', name: 'Phòng Khoáng sản', short: 'P.KS' },
] as const;
export const FORMER_NAME = { key: 'do-dac', name: 'Phòng Đo đạc, Bản đồ và Viễn thám', short: 'P.ĐĐVT' } as const;

export function allUnits(plan: UnitPlan = DEPARTMENT): UnitPlan[] {
  return [plan, ...(plan.below ?? []).flatMap(allUnits)];
}

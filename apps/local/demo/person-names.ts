import { type Chance } from './chance.js';

/** Surnames, the frequent ones more than once. All people of the demo are invented. */
const SURNAMES =
  'Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Huỳnh Phan Võ Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Mai Cao Lương Tạ Châu Y A'.split(
    ' ',
  );
const MIDDLE_MALE = 'Văn Văn Hữu Đức Minh Quang Ngọc Thanh Xuân Công Đình Quốc Trọng Anh Thế Mạnh Duy Hoàng'.split(' ');
const MIDDLE_FEMALE = 'Thị Thị Thị Ngọc Thanh Minh Thu Kim Phương Hồng Bích Diệu Quỳnh Mỹ Hoài Khánh'.split(' ');
const GIVEN_MALE =
  'An Anh Bảo Bình Cường Dũng Duy Đạt Đức Giang Hà Hải Hiếu Hòa Hoàng Hùng Huy Khánh Khoa Kiên Lâm Long Lộc Minh Nam Nghĩa Nhân Phong Phúc Quân Quang Sơn Tài Tâm Thái Thắng Thành Thịnh Tiến Toàn Trung Tuấn Tùng Vinh Vũ Ý Ấn Ân Đăng Đông'.split(
    ' ',
  );
const GIVEN_FEMALE =
  'An Anh Ánh Bích Châu Chi Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hoa Hồng Hương Huyền Khánh Lan Liên Linh Loan Ly Mai Minh My Nga Ngân Ngọc Nguyệt Nhung Oanh Phương Quyên Quỳnh Sương Tâm Thảo Thu Thủy Thúy Trang Trâm Trinh Tú Tuyết Uyên Vân Xuân Yến Ái Đoan'.split(
    ' ',
  );

export interface InventedPerson {
  readonly fullName: string;
  readonly gender: 'female' | 'male';
}

export function inventPerson(chance: Chance): InventedPerson {
  const gender = chance.chance(0.46) ? 'female' : 'male';
  const surname = chance.pick(SURNAMES);
  const middle = chance.pick(gender === 'female' ? MIDDLE_FEMALE : MIDDLE_MALE);
  const given = chance.pick(gender === 'female' ? GIVEN_FEMALE : GIVEN_MALE);
  return { fullName: `${surname} ${middle} ${given}`.normalize('NFC'), gender };
}

import { JobProgress } from '~/ui/job-progress.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';
import { PersonName } from '~/ui/person-name.js';
import { ProgressRing } from '~/ui/progress-ring.js';
import { ScoreBar } from '~/ui/score-bar.js';
import { Stat, Stats } from '~/ui/stat.js';
import { TrendChart } from '~/ui/trend-chart.js';

const months = (values: readonly number[]) => values.map((value, index) => ({ label: `Th${index + 1}`, value }));

export function FiguresSample() {
  return (
    <Page>
      <PageHeader
        title="Chi cục Kiểm lâm"
        back={{ to: '/', label: 'Các đơn vị' }}
        meta={
          <>
            <span>Kỳ năm 2026</span>
            <span>Bộ tiêu chí STNMT-III.1, phiên bản 1</span>
          </>
        }
      />
      <Stats>
        <Stat label="Điểm hiện tại" value="72,4" unit="/ 100" note="Cao hơn quý trước 3,5 điểm" />
        <Stat label="Đã có kế hoạch tự học" value="58" unit="/ 64 người" note="Còn thiếu 6 người" />
        <Stat label="Đủ số tiết trong năm" value="41" unit="/ 64 người" />
        <Stat label="Còn lại đến hạn" value="37" unit="ngày" note="31/12/2026" />
      </Stats>
      <Section title="Điểm theo tiêu chí" description="Vạch đen là chỉ tiêu của kỳ.">
        <ScoreBar label="3.1 Kế hoạch tự học được duyệt" value={9.06} max={10} target={9} />
        <ScoreBar label="3.2 Hoàn thành số tiết bắt buộc" value={12.8} max={20} target={16} />
        <ScoreBar label="1.2 Ban hành quy chế khuyến khích học tập" value={null} max={10} pending="Chờ minh chứng" />
      </Section>
      <Section title="Diễn biến trong năm">
        <TrendChart
          title="Điểm văn hóa học tập, trên 100"
          max={100}
          series={[
            { name: 'Đơn vị', points: months([31, 35, 42, 44, 52, 55, 58, 63, 66, 70, 72.4]) },
            { name: 'Trung bình Sở', points: months([40, 41, 45, 49, 52, 56, 60, 62, 64, 66, 67.1]) },
          ]}
        />
      </Section>
      <Section title="Đang học">
        <div style={{ display: 'flex', gap: '1rem', alignItems: 'center' }}>
          <ProgressRing share={0.62} label="Kỹ năng số cơ bản" />
          <PersonName name="Nguyễn Văn An" detail="Kiểm lâm viên · Trạm Kiểm lâm địa bàn số 3" />
        </div>
      </Section>
      <Section title="Xuất dữ liệu">
        <JobProgress
          title="Hoàn thành khóa học, quý III (XLSX)"
          state="running"
          done={124_500}
          total={310_000}
          onCancel={() => undefined}
        />
        <JobProgress
          title="Hoàn thành khóa học, quý II (CSV)"
          state="done"
          done={10}
          total={10}
          result={<a href="#/">Tải về (2,4 MB)</a>}
        />
        <JobProgress
          title="Báo cáo năm"
          state="failed"
          done={0}
          total={null}
          failure="Hết dung lượng lưu trữ. Hãy báo quản trị hệ thống."
        />
      </Section>
    </Page>
  );
}

import { Button } from '@mantine/core';
import { ApiProblem } from '~/api/api-problem.js';
import { EmptyState } from '~/ui/empty-state.js';
import { ErrorState } from '~/ui/error-state.js';
import { LoadingState } from '~/ui/loading-state.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page, Section } from '~/ui/page.js';

export function StatesSample() {
  const problem = new ApiProblem({ status: 0, code: 'web.unreachable', correlationId: '0198f3a2-7c11-7d5e-b7a9' });
  return (
    <Page>
      <PageHeader title="Trạng thái" />
      <Section title="Trống">
        <EmptyState title="Bạn chưa học khóa nào" action={<Button>Xem các khóa học</Button>}>
          Chọn một khóa ngắn để bắt đầu; tiến độ được lưu lại sau mỗi bài.
        </EmptyState>
      </Section>
      <Section title="Lỗi">
        <ErrorState error={problem} onRetry={() => undefined} />
      </Section>
      <Section title="Đang tải">
        <LoadingState />
      </Section>
    </Page>
  );
}

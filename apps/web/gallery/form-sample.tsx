import { Button, Checkbox, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '~/api/api-problem.js';
import { ConfirmDialog } from '~/ui/confirm-dialog.js';
import { FileDrop } from '~/ui/file-drop.js';
import { Form } from '~/ui/form.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';

const REFUSED = new ApiProblem({ status: 400, code: 'http.invalid-input' });

export function FormSample() {
  const [error, setError] = useState<ApiProblem | null>(null);
  const [asking, setAsking] = useState(false);
  return (
    <Page width="form">
      <PageHeader
        title="Đưa học liệu lên thư viện"
        lead="Mỗi học liệu có một tên rõ ràng để đồng nghiệp tìm thấy trong vài giây."
        back={{ to: '/', label: 'Thư viện' }}
      />
      <Form
        submitLabel="Lưu và gửi duyệt"
        error={error}
        onSubmit={(event) => {
          event.preventDefault();
          setError(REFUSED);
        }}
        actions={
          <Button variant="default" size="md" onClick={() => setAsking(true)}>
            Xóa bản nháp
          </Button>
        }
      >
        <FileDrop
          label="Kéo thả tệp vào đây"
          hint="PDF, Word, ảnh hoặc video, tối đa 2 GB mỗi tệp."
          onFiles={() => undefined}
        />
        <TextInput
          label="Tên học liệu"
          description="Như trên trang bìa."
          error={error ? 'Mục này bắt buộc nhập.' : null}
        />
        <NativeSelect label="Chủ đề" data={['Chuyển đổi số', 'An toàn thông tin', 'Pháp luật môi trường']} />
        <Textarea label="Tóm tắt" autosize minRows={3} />
        <Radio.Group label="Ai được xem">
          <Stack gap="xs" mt={6}>
            <Radio value="all" label="Mọi cán bộ" />
            <Radio value="unit" label="Chỉ đơn vị của tôi" />
          </Stack>
        </Radio.Group>
        <Checkbox label="Tôi có quyền chia sẻ học liệu này" />
      </Form>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Xóa bản nháp «Kỹ năng số»?"
        consequences={['Ba tệp đã tải lên sẽ bị xóa.', 'Học liệu đã công bố không thay đổi.']}
        confirmLabel="Xóa bản nháp"
        danger
        onConfirm={() => setAsking(false)}
      />
    </Page>
  );
}

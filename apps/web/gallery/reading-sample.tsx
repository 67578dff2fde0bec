import { Markdown } from '~/ui/markdown.js';
import { PageHeader } from '~/ui/page-header.js';
import { Page } from '~/ui/page.js';

const TEXT = `Mỗi ngày hàng nghìn thư giả mạo được gửi đến hộp thư công vụ. Bài này giúp bạn nhận ra chúng trong **mười giây**.

## Ba dấu hiệu cần nhìn trước tiên

1. Địa chỉ người gửi không đúng tên miền của cơ quan.
2. Thư thúc giục: «trong 24 giờ», «tài khoản sẽ bị khóa».
3. Đường liên kết dẫn đến nơi khác với chữ hiển thị.

> Nghi ngờ thì không bấm. Gọi điện cho người gửi theo số trong danh bạ cơ quan.

### Khi đã lỡ bấm

- Ngắt mạng, *không* tắt máy.
- Báo ngay cho đầu mối an toàn thông tin.

| Việc | Ai làm | Hạn |
| --- | --- | --- |
| Báo cáo ban đầu | Người phát hiện | 30 phút |
| Cô lập máy | Đầu mối CNTT | 1 giờ |
`;

export function ReadingSample() {
  return (
    <Page width="reading">
      <PageHeader
        title="Nhận biết thư điện tử lừa đảo"
        back={{ to: '/', label: 'An toàn thông tin cơ bản' }}
        meta={<span>Bài 2 trong 6 · khoảng 8 phút</span>}
      />
      <Markdown source={TEXT} />
    </Page>
  );
}

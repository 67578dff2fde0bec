import { type ResourceLicence, type ResourceTopic } from './resource-list.js';

export const TOPIC_NAMES: Readonly<Record<ResourceTopic, string>> = {
  'digital-general': 'Năng lực số chung',
  'digital-devices': 'Thiết bị và phần mềm',
  'digital-data': 'Dữ liệu và thông tin',
  'digital-communication': 'Giao tiếp và hợp tác số',
  'digital-content': 'Sáng tạo nội dung số',
  'digital-security': 'An toàn số',
  'digital-problem-solving': 'Giải quyết vấn đề số',
  'environment-law': 'Môi trường',
  land: 'Đất đai',
  water: 'Tài nguyên nước',
  forestry: 'Lâm nghiệp',
  agriculture: 'Nông nghiệp',
  'office-documents': 'Văn bản hành chính',
  'foreign-language': 'Ngoại ngữ',
  emulation: 'Thi đua, khen thưởng',
  'public-service': 'Phục vụ người dân',
  'learning-skills': 'Kỹ năng học tập',
};

export const LICENCE_NAMES: Readonly<Record<ResourceLicence, string>> = {
  'CC-BY-4.0': 'CC BY 4.0',
  'CC-BY-SA-4.0': 'CC BY-SA 4.0',
  'CC-BY-NC-4.0': 'CC BY-NC 4.0',
  'CC0-1.0': 'CC0 1.0',
  internal: 'Lưu hành nội bộ',
};

import type { FieldTexts } from '../fields';

export const BASICS: FieldTexts = {
  'basics/name': { label: '工作负载名称', help: '4–63 个字符：a–z、0–9 和 -，以字母开头。之后不可更改。' },
  'basics/displayName': { label: '显示名称', help: '最多 63 个字符；留空则为名称。' },
  'basics/namespace': { label: '命名空间', help: '在所选的每个集群中。之后不可更改。' },
  'basics/createNamespace': { label: '在缺少该命名空间的集群中创建', help: '需要相应权限。否则没有该命名空间的集群会拒绝。' },
  'basics/description': { label: '描述', help: '最多 512 个字符。' },
};

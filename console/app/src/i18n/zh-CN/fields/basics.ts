import type { FieldTexts } from '../fields';

export const BASICS: FieldTexts = {
  'basics/name': { label: '工作负载名称', help: '作为 DaemonSet 的名称。之后不可更改。' },
  'basics/displayName': { label: '显示名称', help: '若填写，则在列表中代替名称显示。' },
  'basics/namespace': { label: '命名空间', help: '在所有集群中相同。之后不可更改。' },
  'basics/createNamespace': { label: '创建命名空间', help: '在没有该命名空间的集群中创建。需要创建命名空间的权限。' },
  'basics/description': { label: '描述', help: '守护进程的用途。保存为 DaemonSet 的注解。' },
  '/acknowledged': { label: '已确认的非机密值' },
  '/acknowledged/*/pointer': { label: '已确认的值的位置' },
  '/acknowledged/*/reason': { label: '为何不是机密' },
};

import type { RuleTexts } from '../rules';

export const BASICS: RuleTexts = {
  NameIsMissing: ['没有名称。', '请填写名称。'],
  NameIsTooShort: ['{it} 少于 4 个字符。', '请使用 4 到 63 个字符。'],
  NameIsTooLong: ['{it} 超过 63 个字符。', '请使用 4 到 63 个字符。'],
  NameHasForbiddenCharacters: ['{it} 含有 a–z、0–9 和连字符以外的字符。', '请使用小写字母 a–z、数字和连字符。'],
  NameStartsWithoutLetter: ['{it} 不以小写字母 a–z 开头。', '请以小写字母 a–z 开头。'],
  NameEndsWithoutLetterOrDigit: ['{it} 不以 a–z 或 0–9 结尾。', '请以小写字母 a–z 或数字结尾。'],
  NameIsImmutable: ['工作负载已有另一个名称，Kubernetes 不能重命名 DaemonSet。', '请保留名称，或创建另一个工作负载。'],
  NamespaceIsImmutable: ['工作负载已在另一个命名空间中，Kubernetes 不能移动 DaemonSet。', '请保留命名空间，或创建另一个工作负载。'],
  DisplayNameIsTooLong: ['显示名称超过 63 个字符。', '请最多使用 63 个字符。'],
  NamespaceIsNoLabel: ['命名空间不是 DNS 标签。', '请使用 1 到 63 个 a-z、0-9 和连字符，首尾为字母或数字。'],
  DescriptionIsTooLong: ['描述超过 512 个字符。', '请最多使用 512 个字符。'],
};

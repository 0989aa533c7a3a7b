import type { FieldTexts } from '../fields';

export const AFFINITY: FieldTexts = {
  'advanced/scheduling/affinity': { label: '亲和性' },
  'advanced/scheduling/affinity/nodeAffinity': { label: '节点亲和性' },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution': { label: '必需节点' },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms': {
    label: '节点条件',
    help: '匹配其中任意一个条件的节点会运行 Pod。',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchExpressions': {
    label: '标签表达式',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchExpressions/*/key': {
    label: '标签',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchExpressions/*/operator':
    { label: '操作符' },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchExpressions/*/values':
    { label: '标签值' },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchFields': {
    label: '节点字段列表',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchFields/*/key': {
    label: '节点字段',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchFields/*/operator': {
    label: '操作符',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchFields/*/values': {
    label: '节点名称',
  },
  'advanced/scheduling/affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution': {
    label: '首选节点',
    help: '不影响哪些节点运行 Pod：DaemonSet 要在每个节点上各运行一个。',
  },
  'advanced/scheduling/affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution/*/weight': {
    label: '权重',
    help: '1 到 100：此偏好相对于其他偏好的分量。',
  },
  'advanced/scheduling/affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution/*/preference': { label: '首选节点条件' },
  'advanced/scheduling/affinity/podAffinity': { label: '工作负载亲和性' },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution': { label: '工作负载亲和性（必需）' },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector': { label: '标签选择器' },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchLabels': {
    label: '要匹配的标签',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/namespaces': { label: '命名空间' },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/topologyKey': {
    label: '拓扑键',
    help: '此标签取值相同的节点视为同一位置。',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchExpressions': {
    label: '标签表达式',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchExpressions/*/key': {
    label: '标签',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchExpressions/*/operator': {
    label: '操作符',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchExpressions/*/values': {
    label: '标签值',
  },
  'advanced/scheduling/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution': { label: '工作负载亲和性（首选）' },
  'advanced/scheduling/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/*/weight': {
    label: '权重',
    help: '1 到 100：此偏好相对于其他偏好的分量。',
  },
  'advanced/scheduling/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm': {
    label: '工作负载亲和条件',
  },
  'advanced/scheduling/affinity/podAntiAffinity': { label: '工作负载反亲和性' },
  'advanced/scheduling/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution': { label: '工作负载反亲和性（必需）' },
  'advanced/scheduling/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution': { label: '工作负载反亲和性（首选）' },
  'advanced/scheduling/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm': {
    label: '工作负载反亲和条件',
  },
};

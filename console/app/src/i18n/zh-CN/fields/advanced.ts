import type { FieldTexts } from '../fields';

export const ADVANCED: FieldTexts = {
  'advanced/upgrade/method': {
    label: '升级方式',
    help: 'Rolling：逐节点替换，除非浪涌大于 0，否则替换期间该节点无 Pod。Replace：一次全部替换。OnDelete：有人删除 Pod 时替换。',
  },
  'advanced/upgrade/maxUnavailable': { label: '最大不可用数', help: '数字或期望 Pod 数的百分比；仅当浪涌大于 0 时为 0。' },
  'advanced/upgrade/maxSurge': { label: '最大浪涌', help: '数字或百分比。不能与主机端口同用。' },
  'advanced/upgrade/revisionHistoryLimit': { label: '保留版本数' },
  'advanced/upgrade/minReadySeconds': { label: '最短就绪时间' },
  'advanced/upgrade/terminationGracePeriodSeconds': { label: '缩容时间窗' },
  'advanced/scheduling/tolerations': { label: '容忍度', help: 'DaemonSet 控制器自动添加的无需填写。' },
  'advanced/scheduling/tolerations/*/key': { label: '键', help: '仅 Exists 时可留空。' },
  'advanced/scheduling/tolerations/*/operator': { label: '运算符' },
  'advanced/scheduling/tolerations/*/value': { label: '值' },
  'advanced/scheduling/tolerations/*/effect': { label: '效果' },
  'advanced/scheduling/tolerations/*/tolerationSeconds': { label: '容忍时长', help: '仅用于 NoExecute。' },
  'advanced/scheduling/tolerationSeconds': { label: '容忍时间', help: '对 DaemonSet 无效：其控制器会替换这些容忍度。' },
  'advanced/scheduling/nodeSelector': { label: '节点选择器' },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms': {
    label: '仅限匹配其一的节点',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchExpressions': {
    label: '节点标签',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchExpressions/*/key': {
    label: '键',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchExpressions/*/operator':
    { label: '运算符' },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchExpressions/*/values':
    { label: '值', help: '每行一个。' },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchFields': {
    label: '节点名称',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchFields/*/key': {
    label: '键',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchFields/*/operator': {
    label: '运算符',
  },
  'advanced/scheduling/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms/*/matchFields/*/values': {
    label: '值',
    help: '每行一个。',
  },
  'advanced/scheduling/affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution': { label: '优先匹配的节点' },
  'advanced/scheduling/affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution/*/weight': { label: '权重', help: '1–100。' },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution': { label: '必须与这些 Pod 同处' },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchLabels': {
    label: '带标签的 Pod',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchExpressions': {
    label: '匹配的 Pod',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchExpressions/*/key': {
    label: '键',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchExpressions/*/operator': {
    label: '运算符',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/labelSelector/matchExpressions/*/values': {
    label: '值',
    help: '每行一个。',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/namespaces': {
    label: '命名空间',
    help: '留空则为工作负载自身的。',
  },
  'advanced/scheduling/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/*/topologyKey': { label: '拓扑域键' },
  'advanced/scheduling/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution': { label: '优先与这些 Pod 同处' },
  'advanced/scheduling/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/*/weight': { label: '权重', help: '1–100。' },
  'advanced/scheduling/priorityClassName': { label: '优先级类' },
  'advanced/scheduling/runtimeClassName': { label: '运行时类' },
  'advanced/scheduling/serviceAccountName': { label: '服务账号' },
  'advanced/scheduling/automountServiceAccountToken': { label: '挂载服务账号令牌' },
  'advanced/scheduling/hostNetwork': { label: '使用主机网络' },
  'advanced/scheduling/hostPID': { label: '使用主机进程空间' },
  'advanced/scheduling/hostIPC': { label: '使用主机 IPC' },
  'advanced/scheduling/shareProcessNamespace': { label: '容器间共享进程空间' },
  'advanced/labels': { label: '工作负载标签' },
  'advanced/annotations': { label: '工作负载注解' },
  'advanced/podLabels': { label: 'Pod 标签' },
  'advanced/podAnnotations': { label: 'Pod 注解' },
  'advanced/selector': { label: '选择器', help: '之后不可更改。默认选择工作负载自身的标识，不会匹配其他 Pod。' },
  'advanced/dns/policy': { label: 'DNS 策略', help: 'None 需要域名服务器。' },
  'advanced/dns/nameservers': { label: '域名服务器', help: '最多 3 个 IP 地址，每行一个。' },
  'advanced/dns/searches': { label: '搜索域', help: '每行一个。' },
  'advanced/dns/options': { label: 'DNS 选项' },
  'advanced/dns/options/*/name': { label: '选项' },
  'advanced/dns/options/*/value': { label: '值' },
  'advanced/hostAliases': { label: '主机别名' },
  'advanced/hostAliases/*/ip': { label: 'IP 地址' },
  'advanced/hostAliases/*/hostnames': { label: '主机名', help: '每行一个。' },
  'advanced/scheduling/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution': { label: '不得与这些 Pod 同处' },
  'advanced/scheduling/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution': { label: '尽量不与这些 Pod 同处' },
};

import type { Catalogue } from './en';
import { clusters } from './zh-CN/clusters';
import { create } from './zh-CN/create';
import { fleet } from './zh-CN/fleet';
import { past } from './zh-CN/past';
import { people } from './zh-CN/people';
import { shell } from './zh-CN/shell';
import { wizard } from './zh-CN/wizard';

export { FIELD_TEXTS } from './zh-CN/fields';
export { RULE_TEXTS } from './zh-CN/rules';

export const zhCN: Catalogue = { ...shell, ...fleet, ...clusters, ...past, ...people, ...create, ...wizard };

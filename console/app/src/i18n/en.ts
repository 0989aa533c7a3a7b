import { clusters } from './en/clusters';
import { create } from './en/create';
import { fleet } from './en/fleet';
import { past } from './en/past';
import { people } from './en/people';
import { shell } from './en/shell';
import { wizard } from './en/wizard';

export const en = { ...shell, ...fleet, ...clusters, ...past, ...people, ...create, ...wizard };

type Texts<Of> = { [Name in keyof Of]: Of[Name] extends string ? string : Texts<Of[Name]> };

/** What every catalogue has: the same keys as English. */
export type Catalogue = Texts<typeof en>;

import { useTranslation } from 'react-i18next';
import { useValue } from './editing';
import type { FieldProps } from './FieldInput';
import { imageParts } from './imageParts';
import { TextInputField } from './TextInputField';

/** A reference to an image, with what it means as it is read. Whether the image exists, only the clusters know. */
export function ImageInput(props: FieldProps) {
  const { value } = useValue(props.pointer);
  return <TextInputField {...props} note={typeof value === 'string' && value ? <Meaning reference={value} /> : undefined} />;
}

function Meaning({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const parts = imageParts(reference);
  if (!parts) return <>{t('image.unreadable')}</>;
  const { registry, repository, tag, digest } = parts;
  const version = digest ? t('image.digest', { digest: digest.slice(0, 19) }) : tag ? t('image.tag', { tag }) : t('image.noTag');
  return <>{t('image.meaning', { registry, repository, version })}</>;
}

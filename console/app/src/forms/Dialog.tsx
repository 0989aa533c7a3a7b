import { Button, Modal, ModalHeader, type ModalProps } from '@patternfly/react-core';
import RhMicronsCloseIcon from '@patternfly/react-icons/dist/esm/icons/rh-microns-close-icon';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps extends Pick<ModalProps, 'variant' | 'position' | 'elementToFocus'> {
  title: string;
  titleIconVariant?: 'warning';
  onClose: () => void;
  children: ReactNode;
}

/** PatternFly's dialog, whose own button to close it can't be called anything but "Close". */
export function Dialog({ title, titleIconVariant, onClose, children, ...looks }: DialogProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Modal isOpen onEscapePress={onClose} aria-labelledby={id} {...looks}>
      <div className="pf-v6-c-modal-box__close">
        <Button variant="plain" aria-label={t('action.close')} icon={<RhMicronsCloseIcon />} onClick={onClose} />
      </div>
      <ModalHeader title={title} labelId={id} titleIconVariant={titleIconVariant} />
      {children}
    </Modal>
  );
}

import { Button, FileUpload, Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../display/ProblemAlert';
import { useStartDraft } from '../pages/create/start';
import { CodeEditor } from './CodeEditor';

/** Starts a draft from a manifest, pasted or from a file. */
export function FromYaml() {
  const { t } = useTranslation();
  const { cluster } = useSearch({ from: '/drafts/new' });
  const [file, setFile] = useState({ name: '', text: '' });
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const start = useStartDraft();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() && !start.isPending) start.mutate({ cluster, from: { yaml: text, name: name.trim() || undefined } });
  }

  function show(next: { name: string; text: string }) {
    setFile(next);
    setText(next.text);
  }

  return (
    <Form onSubmit={submit} aria-label={t('create.yaml')}>
      {start.error && <ProblemAlert thrown={start.error} onClose={start.reset} />}
      <FormGroup label={t('create.manifest')} fieldId="manifest-file-filename" role="group" aria-label={t('create.manifest')}>
        <FileUpload
          id="manifest-file"
          filename={file.name}
          filenameAriaLabel={t('create.file')}
          filenamePlaceholder={t('create.dropFile')}
          browseButtonText={t('create.browse')}
          clearButtonText={t('create.clear')}
          hideDefaultPreview
          dropzoneProps={{ accept: { 'application/yaml': ['.yaml', '.yml'], 'application/json': ['.json'] } }}
          onFileInputChange={(_, chosen) => void chosen.text().then((content) => show({ name: chosen.name, text: content }))}
          onClearClick={() => show({ name: '', text: '' })}
        >
          <CodeEditor initial={file.text} label={t('create.manifest')} onChange={setText} />
        </FileUpload>
        <FormHelperText>
          <HelperText>
            <HelperTextItem>{t('create.manifestHelp')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <FormGroup label={t('create.which')} fieldId="manifest-name">
        <TextInput id="manifest-name" value={name} autoComplete="off" spellCheck="false" onChange={(_, typed) => setName(typed)} />
        <FormHelperText>
          <HelperText>
            <HelperTextItem>{t('create.whichHelp')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <div>
        <Button type="submit" isDisabled={!text.trim() || start.isPending}>
          {t('create.start')}
        </Button>
      </div>
    </Form>
  );
}

import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';

interface FileDropProps {
  readonly label: string;
  /** What is accepted and how large it may be, in words. */
  readonly hint?: string;
  /** As of `<input accept>`: `.pdf,.docx,video/*`. Dropped files are not filtered: the server judges them. */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: File[]) => void;
}

/** Dropping is for those who can; the button does the same by keyboard and on a phone. */
export function FileDrop({ label, hint, accept, multiple = true, disabled = false, onFiles }: FileDropProps) {
  const { t } = useTranslation('ui');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const taken = [...(files ?? [])].slice(0, multiple ? undefined : 1);
    if (taken.length > 0 && !disabled) onFiles(taken);
  };
  const hover = (event: DragEvent): void => {
    event.preventDefault();
    setOver(event.type !== 'dragleave');
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={classes['drop']}
      data-over={over || undefined}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={hover}
      onDrop={drop}
    >
      <IconUpload size={24} stroke={1.5} aria-hidden />
      <p className={classes['label']}>{label}</p>
      {hint ? <p className={classes['hint']}>{hint}</p> : null}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = ''; // the same file may be chosen again after a failure
        }}
      />
      <Button variant="default" mt="xs" disabled={disabled} onClick={() => input.current?.click()}>
        {t(multiple ? 'file.choose-several' : 'file.choose')}
      </Button>
    </div>
  );
}

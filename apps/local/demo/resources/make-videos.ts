/** Remakes the demo videos from their slides; needs ffmpeg: `node dist/apps/local/demo/resources/make-videos.js .` */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSlides, type SlideSpec } from './drawing-spec.js';
import { listDemoResources } from './resource-list.js';
import { captionsOf } from './video-captions.js';
import { buildSlides } from './video-slides.builder.js';

const FRAMES_PER_SECOND = 12;

function makeVideo(videoPath: string): void {
  const slides = readSlides(readFileSync(videoPath.replace(/\.webm$/, '.yaml'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'slides-'));
  try {
    const pictures = buildSlides(slides).map((picture, index) => {
      const path = join(folder, `${index}.png`);
      writeFileSync(path, picture);
      return path;
    });
    execFileSync('ffmpeg', encodingArguments(slides, pictures, videoPath), { stdio: 'inherit' });
    writeFileSync(videoPath.replace(/\.webm$/, '.vi.vtt'), captionsOf(slides));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function encodingArguments(slides: readonly SlideSpec[], pictures: readonly string[], videoPath: string): string[] {
  const inputs = pictures.flatMap((path, index) => [
    '-loop',
    '1',
    '-framerate',
    String(FRAMES_PER_SECOND),
    '-t',
    String(slides[index]?.seconds),
    '-i',
    path,
  ]);
  const filters = slides.map((slide, index) => {
    // A soft bell opens each slide and dies away within a second.
    const bell = `aevalsrc='0.05*exp(-4*t)*(sin(2*PI*523.25*t)+0.5*sin(2*PI*783.99*t))':d=${slide.seconds}:s=48000`;
    return `[${index}:v]format=yuv420p,fade=t=in:st=0:d=0.35:color=white[v${index}];${bell}[a${index}]`;
  });
  const joined = `${slides.map((_, index) => `[v${index}][a${index}]`).join('')}concat=n=${slides.length}:v=1:a=1[v][a]`;
  const picture = ['-c:v', 'libvpx-vp9', '-crf', '43', '-b:v', '0', '-g', '96', '-row-mt', '0', '-threads', '1'];
  const sound = ['-c:a', 'libopus', '-b:a', '24k', '-ac', '1'];
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'];
  return [
    '-v',
    'error',
    '-y',
    ...inputs,
    '-filter_complex',
    [...filters, joined].join(';'),
    '-map',
    '[v]',
    '-map',
    '[a]',
    ...picture,
    ...sound,
    ...exact,
    videoPath,
  ];
}

const [projectRoot] = process.argv.slice(2);
if (projectRoot === undefined) throw new Error('The project folder is expected as the first argument');
for (const resource of listDemoResources(projectRoot)) if (resource.kind === 'video') makeVideo(resource.sourcePath);

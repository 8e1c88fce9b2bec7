/** A made-up Codex app for macOS: an archive by @electron/asar, its hash in the Info.plist, links and programs as apps have them. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackageWithOptions, uncacheAll } from '@electron/asar';
import { headerHash } from './archive.ts';
import type { Machine, Ran } from './machine.ts';

/** Code as a bundler leaves it, in the form that m2c looks for. */
export const PICKER =
  'function f({authMethod:e,availableModels:t,models:r,useHiddenModels:io,defaultModel:n}){let a=[],o=null,s=io&&e!==`amazonBedrock`;return r.filter(m=>s?t.has(m.model):!m.hidden)}';
export const THREADS =
  'class M{async listRecentThreads({cursor:e,limit:t,useStateDbOnly:n=!1}){let r={limit:t,cursor:e,sortKey:this.key(this.p),modelProviders:null,archived:!1};return this.send(r)}}class R{async listRecentThreads({limit:e}){return this.send({limit:e,modelProviders:null})}}';

export interface MadeApp {
  /** Files of the archive by their paths. */
  readonly code?: { readonly [path: string]: string };
  readonly version?: string;
  /** What stands in the Info.plist; the right one when left out. */
  readonly plist?: (hash: string) => string;
}

export const CODE = {
  'webview/assets/models-Bx1.js': `import{a}from"./a.js";\n${PICKER}\nexport{f};`,
  '.vite/build/main.js': `"use strict";/* „ä" */${THREADS};new M`,
  'webview/assets/other.js': 'const useHiddenModels=1;/* modelProviders:null */',
  'package.json': '{"name":"codex"}',
};

/** Makes the bundle in this folder. @returns its path. */
export async function makeApp(
  folder: string,
  { code = CODE, version = '26.1115.1', plist = plistWith }: MadeApp = {},
): Promise<string> {
  const app = join(folder, 'Codex.app');
  const source = join(folder, 'source');
  for (const [path, text] of Object.entries({ ...code, 'node_modules/native/build/native.node': '\u0000binary' })) {
    mkdirSync(join(source, path, '..'), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  const resources = join(app, 'Contents', 'Resources');
  const framework = join(app, 'Contents', 'Frameworks', 'Electron.framework', 'Versions');
  for (const path of [resources, join(app, 'Contents', 'MacOS'), join(framework, 'A')])
    mkdirSync(path, { recursive: true });
  const archive = join(resources, 'app.asar');
  await createPackageWithOptions(source, archive, { unpack: '*.node' });
  uncacheAll();
  writeFileSync(join(app, 'Contents', 'MacOS', 'Codex'), 'the program', { mode: 0o755 });
  writeFileSync(join(framework, 'A', 'Electron'), 'the framework', { mode: 0o755 });
  // Links are a right of their own on Windows.
  if (process.platform !== 'win32') symlinkSync('A', join(framework, 'Current'));
  const text = plist(await headerHash(archive)).replace('VERSION', version);
  writeFileSync(join(app, 'Contents', 'Info.plist'), text);
  return app;
}

export function plistWith(hash: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleIdentifier</key>
	<string>com.openai.codex</string>
	<key>CFBundleShortVersionString</key>
	<string>VERSION</string>
	<key>ElectronAsarIntegrity</key>
	<dict>
		<key>Resources/app.asar</key>
		<dict>
			<key>algorithm</key>
			<string>SHA256</string>
			<key>hash</key>
			<string>${hash}</string>
		</dict>
	</dict>
</dict>
</plist>
`;
}

export const readPlist = (app: string): string => readFileSync(join(app, 'Contents', 'Info.plist'), 'utf8');

export interface HeardMachine extends Machine {
  /** What would have been run, a line each. */
  readonly heard: readonly string[];
}

/** A machine of another system, which only tells what it would run. @param answer null for what ends well and says nothing. */
export function machineOf(
  platform: NodeJS.Platform,
  folder: string,
  answer: (line: string) => Partial<Ran> | null = () => null,
): HeardMachine {
  const heard: string[] = [];
  return {
    ...{ platform, chosen: null, applications: [folder], systemRoot: 'C:\\Windows', processes: folder, heard },
    async run(program, words) {
      const line = [program, ...words].join(' ');
      heard.push(line);
      return { code: 0, stdout: '', stderr: '', ...answer(line) };
    },
    wait: async () => undefined,
  };
}

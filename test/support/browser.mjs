/** Finds the browsers for the tests: installed ones, or ones that are downloaded once. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

const advice =
  'No Chrome, Chromium or Edge was found, and the download failed. ' +
  'Install one, or set CHROME_PATH to its program file.';

/** Flags that let the browser start in a container and prevent background requests. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Otherwise each window loads two pages for its address bar, which take a fifth of the processor time of a test run.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
  // A camera and a microphone that need no permission.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** The path of a working browser; downloads one if necessary. Throws an error with one plain sentence. */
export async function browserPath() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (isProgram(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, but that is not a program.`);
  }
  const found = [...installed(), ...fetched()].find(starts);
  return found ?? (await fetchBrowser());
}

/** The path of a working Firefox; installs one on Debian. Throws an error with one plain sentence. */
export function firefoxPath() {
  const given = process.env.FIREFOX_PATH;
  if (given) {
    if (isProgram(given)) return given;
    throw new Error(`FIREFOX_PATH is ${given}, but that is not a program.`);
  }
  const find = () => onPath(['firefox', 'firefox-esr']).filter(isProgram).find(starts);
  const found = find() ?? (fromDebian('firefox-esr') ? find() : undefined);
  if (found) return found;
  throw new Error('No Firefox was found. Install one, or set FIREFOX_PATH to its program file.');
}

function installed() {
  return [...wellKnown(), ...onPath(names)].filter(isProgram);
}

function wellKnown() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((app) =>
      ['/Applications', join(homedir(), 'Applications')].map(
        (at) => `${at}/${app}.app/Contents/MacOS/${app}`,
      ),
    );
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return roots.filter(Boolean).flatMap((root) => programs.map((program) => join(root, program)));
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];
}

function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return programs.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a program runs: Ubuntu's `chromium-browser` is only a stub that names a snap. */
function starts(path) {
  if (process.platform === 'win32') return true; // there `--version` opens a window instead of answering
  const { status, stdout } = spawnSync(path, ['--version', '--no-sandbox'], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

async function fetchBrowser() {
  process.stderr.write('No browser found. Downloading one for the tests (once).\n');
  const path = (fromDebian('chromium') && installed().find(starts)) || (await fromDownload());
  if (path === undefined) throw new Error(advice);
  return path;
}

/** On Debian as root, installs the distribution's package, which includes the libraries it needs. Returns whether it did. */
function fromDebian(packageName) {
  if (process.getuid?.() !== 0) return false;
  const options = {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync('apt-get', ['-qq', 'update'], options);
    execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', packageName], options);
    return true;
  } catch {
    return false; // not Debian, or its archive cannot be reached
  }
}

async function fromDownload() {
  try {
    const { Browser, computeExecutablePath, detectBrowserPlatform, install, resolveBuildId } =
      await import('@puppeteer/browsers');
    const platform = detectBrowserPlatform();
    const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
    const cacheDir = cacheFolder();
    await install({ browser: Browser.CHROME, platform, buildId, cacheDir });
    const path = computeExecutablePath({ browser: Browser.CHROME, platform, buildId, cacheDir });
    return starts(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Browsers from earlier downloads, newest first. */
function fetched() {
  const folder = join(cacheFolder(), 'chrome');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .reverse()
    .flatMap((build) =>
      ['chrome-linux64/chrome', 'chrome-win64/chrome.exe', 'chrome-win32/chrome.exe', ...macPrograms()].map(
        (program) => join(folder, build, program),
      ),
    )
    .filter(isProgram);
}

function macPrograms() {
  const program = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
  return [`chrome-mac-arm64/${program}`, `chrome-mac-x64/${program}`];
}

function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME ?? process.env.LOCALAPPDATA ?? join(homedir(), '.cache');
  return join(base, 'spaces-elements-browser');
}

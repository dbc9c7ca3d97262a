import * as z from 'zod';
import { runChild } from '#daemon/process/index.ts';
import { environment } from '#daemon/rpc/environment.ts';

const Said = z.record(z.string(), z.string());

/**
 * Asks where pip would look for packages: its files in pip's own order ("Configuration" of pip's manual), then `PIP_...`. Works
 * where there is no pip. Addresses may hold passwords: what is said here is handed to programs and never shown.
 */
const probe = `
import configparser, json, os, sys
home = os.path.expanduser("~")
places = [os.path.join(one, "pip", "pip.conf") for one in os.environ.get("XDG_CONFIG_DIRS", "/etc/xdg").split(":")] + ["/etc/pip.conf"]
users = [os.path.join(home, ".pip", "pip.conf"), os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config"), "pip", "pip.conf")]
if sys.platform == "darwin":
    places = ["/Library/Application Support/pip/pip.conf"]
    users.append(os.path.join(home, "Library", "Application Support", "pip", "pip.conf"))
if os.name == "nt":
    places = [os.path.join(os.environ.get("PROGRAMDATA", ""), "pip", "pip.ini")]
    users = [os.path.join(home, "pip", "pip.ini"), os.path.join(os.environ.get("APPDATA", ""), "pip", "pip.ini")]
own = os.environ.get("PIP_CONFIG_FILE")
if own == os.devnull:
    places, users = [], []
files = places + users + [os.path.join(sys.prefix, "pip.ini" if os.name == "nt" else "pip.conf")] * (own != os.devnull)
if own and own != os.devnull:
    files.append(own)
said = {}
for file in files:
    parser = configparser.RawConfigParser()
    try:
        parser.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        continue
    for section in ("global", "install", "download"):
        if parser.has_section(section):
            said.update({key.replace("_", "-"): value for key, value in parser.items(section)})
for name, value in os.environ.items():
    if name.startswith("PIP_") and value:
        said[name[4:].lower().replace("_", "-")] = value
print(json.dumps(said))
`;

/**
 * The variables that make uv look where pip would look. None of an index where uv was told of one itself: it is not overruled.
 * Without this a company's own packages would be asked for, by name, of the public index.
 */
export async function uvEnvironment(python: string, signal: AbortSignal): Promise<NodeJS.ProcessEnv> {
  const { code, stdout } = await runChild(python, ['-I', '-c', probe], { signal, stdin: '' });
  const said = code === 0 ? Said.parse(JSON.parse(stdout)) : {};
  return { ...environment(), ...forUv(said, environment()) };
}

/** What uv takes for what pip was told, by pip's long option names. */
export function forUv(said: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv): Record<string, string> {
  const words = (name: string): string[] => (said[name] ?? '').split(/\s+/).filter((word) => word !== '');
  const found: Record<string, string> = {};
  const own = ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'UV_INDEX', 'UV_EXTRA_INDEX_URL'];
  if (own.every((name) => !env[name])) {
    const [index] = words('index-url');
    if (index !== undefined) found['UV_DEFAULT_INDEX'] = index;
    const extra = words('extra-index-url');
    if (extra.length > 0) found['UV_INDEX'] = extra.join(' ');
  }
  const links = words('find-links');
  if (links.length > 0 && !env['UV_FIND_LINKS']) found['UV_FIND_LINKS'] = links.join(',');
  if (/^(?:1|true|yes|on)$/i.test(said['no-index'] ?? '')) found['UV_NO_INDEX'] = '1';
  const hosts = words('trusted-host');
  if (hosts.length > 0 && !env['UV_INSECURE_HOST']) found['UV_INSECURE_HOST'] = hosts.join(' ');
  if (said['cert'] && !env['SSL_CERT_FILE']) found['SSL_CERT_FILE'] = said['cert'];
  const { proxy } = said;
  if (proxy) for (const name of ['HTTPS_PROXY', 'HTTP_PROXY']) if (!env[name]) found[name] = proxy;
  return found;
}

/** Top-level modules of CPython's standard library, `sys.stdlib_module_names` of each version compared. */
const always = `
abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd code
codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg csv ctypes curses
dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput
fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http
idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math
mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb
pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc
pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve
shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string
stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios test textwrap this threading time
timeit tkinter token tokenize trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid
venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
__future__ __main__ _thread
`;

/** Modules that are not in every version: from (inclusive) and until (exclusive) minor of Python 3. */
const sometimes: readonly { readonly from?: number; readonly until?: number; readonly modules: string }[] = [
  { until: 10, modules: 'formatter parser symbol' },
  { until: 11, modules: 'binhex' },
  { until: 12, modules: 'asynchat asyncore distutils imp smtpd' },
  {
    until: 13,
    modules:
      'aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr spwd sunau telnetlib uu xdrlib',
  },
  { from: 11, modules: 'tomllib' },
  { from: 14, modules: 'annotationlib compression' },
];

const words = (text: string): string[] => text.trim().split(/\s+/);
const lists = new Map<number, ReadonlySet<string>>();

/**
 * Modules the interpreter brings along. `pythonVersion` such as `3.11` or `3.11.7`; an unknown one is taken as 3.11.
 * Made for 3.9 to 3.14; the nearest of these answers for others.
 */
export function standardLibrary(pythonVersion: string | null): ReadonlySet<string> {
  const minor = Math.min(14, Math.max(9, Number(/^3\.(\d+)/.exec(pythonVersion ?? '')?.[1] ?? 11)));
  const known = lists.get(minor);
  if (known) return known;
  const list = new Set([
    ...words(always),
    ...sometimes
      .filter(({ from = 0, until = 99 }) => minor >= from && minor < until)
      .flatMap((part) => words(part.modules)),
  ]);
  lists.set(minor, list);
  return list;
}

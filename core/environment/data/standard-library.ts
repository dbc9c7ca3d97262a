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

/** Parts of CPython behind the others, of any release and any system: `_winapi` is of Windows, `_scproxy` of macOS. */
const inner = `
_abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2 _bootlocale _bootsubprocess
_bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize
_compat_pickle _compression _contextvars _crypt _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _dummy_thread
_dummy_threading _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac _imp
_interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5
_missing_stdlib_info _msi _multibytecodec _multiprocessing _opcode _opcode_metadata _operator _osx_support _overlapped
_peg_parser _pickle _posixshmem _posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal _pyio _pylong _pyrepl _queue
_random _remote_debugging _scproxy _sha1 _sha2 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat
_statistics _string _strptime _struct _suggestions _symtable _sysconfig _testbuffer _testcapi _testinternalcapi
_testmultiphase _threading_local _tkinter _tokenize _tracemalloc _types _typing _uuid _warnings _weakref _weakrefset _winapi
_wmi _xxinterpchannels _xxsubinterpreters _zoneinfo _zstd
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
    ...words(inner),
    ...sometimes
      .filter(({ from = 0, until = 99 }) => minor >= from && minor < until)
      .flatMap((part) => words(part.modules)),
  ]);
  lists.set(minor, list);
  return list;
}

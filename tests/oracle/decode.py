"""What CPython makes of byte files: the truth that tests/decode_test.cpp compares our decoding with.

Every case assigns one string to `value`. One line is printed for each: the file's bytes, then `ok` and the value as
CPython decoded it, or `fault`, the line (0 where CPython names none) and the message; `?` stands for a message that this
version words otherwise than 3.14 does. Bytes, values and messages are in hexadecimal.

compile() is asked first. Up to 3.13 it lets bytes that are no UTF-8 pass in comments and elsewhere reports them late;
there the same file is run as a script, which those versions do with 3.14's strictness and, but for the file's name,
in its words.
"""

import codecs
import ctypes
import encodings
import encodings.aliases
import os
import pkgutil
import random
import re
import sys
import tempfile
import warnings

NEW = sys.version_info >= (3, 14)
IN_FILE = re.compile(r" in file .*?(?= on line \d+, but no encoding declared)")


def run_script(path):
    libc = ctypes.CDLL(None)
    libc.fopen.restype = ctypes.c_void_p
    run = ctypes.pythonapi.PyRun_FileExFlags
    run.restype = ctypes.py_object
    run.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.py_object, ctypes.py_object,
                    ctypes.c_int, ctypes.c_void_p]
    scope = {}
    run(libc.fopen(path, b"rb"), path, 257, scope, scope, 1, None)
    return scope["value"]


def run_module(data):
    scope = {}
    exec(compile(data, "case.py", "exec", dont_inherit=True), scope)
    return scope["value"]


def fault(error):
    message = getattr(error, "msg", None) or str(error)
    return getattr(error, "lineno", 0) or 0, IN_FILE.sub("", message)


def undeclared(data):
    """The same without a declaration of UTF-8, which makes old versions laxer and changes nothing for 3.14."""
    return data.removeprefix(codecs.BOM_UTF8).replace(b"# coding: utf-8\n", b"#\n")


def truth(data, path):
    try:
        value = run_module(data)
    except (SyntaxError, ValueError) as error:
        line, message = fault(error)
        late = "(unicode error)" in message or "unterminated string literal" in message
        if NEW or not late:
            return "fault", line, message
        value = None
    if NEW:
        return "ok", value
    with open(path, "wb") as file:
        file.write(undeclared(data))
    try:
        return "ok", run_script(os.fsencode(path))
    except SyntaxError as error:
        line, message = fault(error)
        if "Non-UTF-8" in message:
            return "fault", line, message
        if "(unicode error)" in message:
            return "fault", line, None
        return "ok", value


def names():
    modules = [module.name for module in pkgutil.iter_modules(encodings.__path__)]
    for name in sorted(set(modules) | set(encodings.aliases.aliases)):
        yield name
        yield name.upper().replace("_", "-")


def sample(choose, name):
    """Bytes that the encoding decodes to characters which may stand in a string."""
    letters = "aZ9 é ß ñ Ω Ж ש ع ก 日本語 テスト ｶﾅ 中文 繁體 한글 — €".split(" ")
    try:
        return "".join(choose.sample(letters, 5)).encode(name, "ignore").replace(b'"', b"").replace(b"\n", b"")
    except (LookupError, UnicodeError, TypeError, AssertionError):
        return b"abc"


def cookie_cases(choose):
    spellings = ["coding: {}", "coding={}", "-*- coding: {} -*-", "vim: set fileencoding={} :", "encoding:\t {}", "coding :{}",
                 "coding {}", "Coding: {}", "xcoding:{}x", "coding: coding: {}", "coding:", "coding:={}", "décoding: {}"]
    before = ["", "\n", "#!/usr/bin/python3\n", "\f\n", " \t# x\n", "x = 1\n", "\\\n", '"""\n', "# x\n\n", "# x\r", "\r\n", "\r"]
    shown = ["latin-1", "utf-8", "utf8", "UTF_8", "utf-8-sig", "utf-8-unix", "iso-latin-1-unix", "iso_8859_1", "LATIN-1-mac",
             "cp1252", "ascii", "nonsense", "No.Such", "koi8-r", "utf-8-abcdefghijklmnop", "iso-8859-15", "latin_1x", "hex"]
    for number in range(260):
        start = choose.choice(before)
        comment = choose.choice(["# ", "#", " # ", "\t#", "\f# ", "x = 0 # "])
        line = start + comment + choose.choice(spellings).format(choose.choice(shown)) + choose.choice(["\n", "\r\n", "\r"])
        end = ('"""\n' if start == '"""\n' else "") + 'value = "'
        bytes_of_value = choose.choice([b"abc", b"\xe9", b"\xc3\xa9", b"\xd0\x96\xe2\x82\xac"])
        mark = b"\xef\xbb\xbf" if number % 4 == 0 else b""
        yield mark + line.encode() + end.encode() + bytes_of_value + b'"' + choose.choice([b"\n", b"", b"\r\n", b"\r"])


def codec_cases(choose):
    for name in names():
        yield b"# coding: " + name.encode() + b'\nvalue = "' + sample(choose, name) + b'"\n'
    for name in sorted(set(encodings.aliases.aliases.values()) | {"cp874", "cp737", "koi8_t", "utf8", "charmap"}):
        for _ in range(3):
            noise = bytes(b for b in choose.randbytes(choose.randint(1, 6)) if b > 0x7F or 0x40 < b < 0x5C)
            lines = choose.choice([b"\n", b"\r\n"])
            yield b"# coding: " + name.encode() + lines + b"# x" + lines + b'value = "' + noise + b'"' + lines


def unicode_cases(choose):
    pieces = [b"a", b"\xc3\xa9", b"\xe2\x82\xac", b"\xf0\x9f\x90\x8d", b"\xe2\x82", b"\xf0\x9f\x90", b"\xf0\x9f", b"\xc3", b"\x80",
              b"\xc0\x80", b"\xe0\x80\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf5", b"\xff", b"\xef\xbb\xbf", b"\xfe"]
    for number in range(240):
        text = b"".join(choose.choices(pieces, weights=[12, 5, 5, 5] + [1] * 13, k=choose.randint(1, 8)))
        cookie = choose.choice([b"", b"", b"# coding: utf8\n", b"# coding: utf-8\n", b"\xef\xbb\xbf", b"\n\n\r\n"])
        comment = choose.choice([b"", b"\n# caf\xe9", b"\n# ok"])
        yield cookie + b'value = "' + text + b'"' + comment + choose.choice([b"\n", b""])


def nul_cases(choose):
    for start in (b"", b"# coding: nonsense\n", b"\xef\xbb\xbf# coding: latin-1\n", b"# \xff\n", b"\xff\xfe"):
        yield start + b'value = "' + b"\x00" * choose.randint(1, 3) + b'"\n'
    yield 'value = "a"\n'.encode("utf-16")


def main():
    warnings.simplefilter("ignore")
    choose = random.Random(int(sys.argv[1]))
    path = os.path.join(tempfile.mkdtemp(), "case.py")
    for cases in (cookie_cases, codec_cases, unicode_cases, nul_cases):
        for data in cases(choose):
            kind, *rest = truth(data, path)
            if kind == "ok":
                print(data.hex(), "ok", rest[0].encode("utf-8", "surrogatepass").hex() or "-")
            else:
                print(data.hex(), "fault", rest[0], "?" if rest[1] is None else rest[1].encode().hex())
    if os.path.exists(path):
        os.unlink(path)
    os.rmdir(os.path.dirname(path))


main()

"""Single edits of Python source, of the kinds that people and merges make.

A text is cut with one regular expression and not with `tokenize`, so that a seed gives the same mutants whichever Python
runs this. Texts are bytes read as Latin-1: every byte comes through, whatever the file's encoding.
"""
import re

PIECE = re.compile(
    r"""(?P<string>[rbuftRBUFT]{0,2}(?:\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
      | (?P<comment>\#[^\n]*) | (?P<space>[ \t\f\r]+|\\\r?\n|\n)
      | (?P<number>\.?\d[\w.]*) | (?P<name>[^\W\d]\w*)
      | (?P<operator>\*\*=|//=|>>=|<<=|\.\.\.|[-+*/%@&|^=<>!:]=|->|\*\*|//|<<|>>|.)""", re.X | re.S)
STRAY = list("()[]{}:,;.=\"'\\?$!`~@%&*+-/<>^|#0x ") + ["\t", "\n", "\0", "\xe9", "\xc2\xa0", "\xe2\x80\x9c", '"""', "'''",
                                                       "<<<<<<< HEAD\n", ">>>>>>> other\n", "=======\n", "if", "def", "lambda",
                                                       "await", "return", "yield", "not", "in", "is", "None", "async", "=", "=="]


def pieces(text):
    return [(m.lastgroup, m.start(), m.end()) for m in PIECE.finditer(text)]


def tokens(text):
    return [(begin, end) for kind, begin, end in pieces(text) if kind not in ("space", "comment")]


def replaced(text, begin, end, new):
    return text[:begin] + new + text[end:]


def one_of(text, choose, pattern):
    """One place where a token is one of the pattern's."""
    found = [(begin, end) for begin, end in tokens(text) if re.fullmatch(pattern, text[begin:end])]
    return choose.choice(found) if found else None


def drop(pattern):
    def edit(text, choose):
        place = one_of(text, choose, pattern)
        return place and replaced(text, *place, "")
    return edit


def drop_quote(text, choose):
    strings = [(begin, end) for kind, begin, end in pieces(text) if kind == "string"]
    if not strings:
        return None
    begin, end = choose.choice(strings)
    if choose.random() < 0.5:
        return replaced(text, end - 1, end, "")
    first = min(text.find(quote, begin, end) % len(text) for quote in "\"'" if quote in text[begin:end])
    return replaced(text, first, first + 1, "")


def double_token(text, choose):
    found = tokens(text)
    if not found:
        return None
    begin, end = choose.choice(found)
    return replaced(text, end, end, " " + text[begin:end])


def drop_token(text, choose):
    found = tokens(text)
    return replaced(text, *choose.choice(found), "") if found else None


def swap_tokens(text, choose):
    found = tokens(text)
    if len(found) < 2:
        return None
    n = choose.randrange(len(found) - 1)
    (a, b), (c, d) = found[n], found[n + 1]
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def some_line(text, choose):
    """The span of a line that is not blank."""
    lines = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return choose.choice(lines) if lines else None


def indent_line(text, choose):
    line = some_line(text, choose)
    return line and replaced(text, line[0], line[0], choose.choice([" ", "  ", "    ", "\t"]))


def dedent_line(text, choose):
    lines = [m.span() for m in re.finditer(r"(?m)^[ \t]+(?=\S)", text)]
    if not lines:
        return None
    begin, end = choose.choice(lines)
    return replaced(text, begin, begin + choose.choice([1, min(2, end - begin), min(4, end - begin), end - begin]), "")


def indent_first(text, choose):
    first = re.search(r"(?m)^(?=[^\s#])", text)
    return first and replaced(text, first.start(), first.start(), choose.choice([" ", "    ", "\t"]))


def cut_line(text, choose):
    line = some_line(text, choose)
    return line and replaced(text, choose.randint(*line), line[1], "")


def delete_line(text, choose):
    line = some_line(text, choose)
    return line and replaced(text, line[0], line[1] + 1, "")


def truncate(text, choose):
    return text[:choose.randrange(len(text))] if text else None


def insert_stray(text, choose):
    at = choose.randint(0, len(text))
    return replaced(text, at, at, choose.choice(STRAY))


def insert_stray_token(text, choose):
    found = tokens(text)
    if not found:
        return None
    at = choose.choice(found)[0]
    return replaced(text, at, at, choose.choice(STRAY) + " ")


KINDS = {
    "token dropped": drop_token, "token doubled": double_token, "tokens swapped": swap_tokens,
    "line indented": indent_line, "line dedented": dedent_line, "first line indented": indent_first,
    "bracket dropped": drop(r"[()\[\]{}]"), "colon dropped": drop(":"), "comma dropped": drop(","), "quote dropped": drop_quote,
    "keyword dropped": drop(r"def|class|if|else|elif|for|in|while|import|from|as|with|try|except|finally|return|async|await|lambda"),
    "line cut": cut_line, "line deleted": delete_line, "file truncated": truncate,
    "stray inserted": insert_stray, "stray token inserted": insert_stray_token,
}

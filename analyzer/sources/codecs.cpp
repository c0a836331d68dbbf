#include "sources/codecs.h"

#include <array>
#include <string>

namespace ormlint {

namespace {

using enum CodecKind;

constexpr std::array codecs{
    Codec{"ascii", ascii, "",
          "646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 "
          "us us_ascii"},
    Codec{"utf_8", utf8, "", "u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001"},
    Codec{"utf_8_sig", utf8, "", ""},
    Codec{"latin_1", latin1, "",
          "8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1"},
    Codec{"iso8859_1", latin1, "", ""},
    Codec{"charmap", latin1, "", ""},

    Codec{"iso8859_2", charmap, "ISO8859-2", "csisolatin2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2"},
    Codec{"iso8859_3", charmap, "ISO8859-3", "csisolatin3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3"},
    Codec{"iso8859_4", charmap, "ISO8859-4", "csisolatin4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4"},
    Codec{"iso8859_5", charmap, "ISO8859-5", "csisolatincyrillic cyrillic iso_8859_5 iso_8859_5_1988 iso_ir_144"},
    Codec{"iso8859_6", charmap, "ISO8859-6",
          "arabic asmo_708 csisolatinarabic ecma_114 iso_8859_6 iso_8859_6_1987 iso_ir_127"},
    Codec{"iso8859_7", charmap, "ISO8859-7",
          "csisolatingreek ecma_118 elot_928 greek greek8 iso_8859_7 iso_8859_7_1987 iso_ir_126"},
    Codec{"iso8859_8", charmap, "ISO8859-8", "csisolatinhebrew hebrew iso_8859_8 iso_8859_8_1988 iso_ir_138"},
    Codec{"iso8859_9", charmap, "ISO8859-9", "csisolatin5 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5"},
    Codec{"iso8859_10", charmap, "ISO8859-10", "csisolatin6 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6"},
    Codec{"iso8859_11", charmap, "ISO8859-11", "thai iso_8859_11 iso_8859_11_2001"},
    Codec{"iso8859_13", charmap, "ISO8859-13", "iso_8859_13 l7 latin7"},
    Codec{"iso8859_14", charmap, "ISO8859-14", "iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8"},
    Codec{"iso8859_15", charmap, "ISO8859-15", "iso_8859_15 l9 latin9"},
    Codec{"iso8859_16", charmap, "ISO8859-16", "iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10"},
    Codec{"tis_620", charmap, "ISO8859-11", "tis620 tis_620_0 tis_620_2529_0 tis_620_2529_1 iso_ir_166"},

    Codec{"cp1250", charmap, "CP1250", "1250 windows_1250"},
    Codec{"cp1251", charmap, "CP1251", "1251 windows_1251"},
    Codec{"cp1252", charmap, "CP1252", "1252 windows_1252"},
    Codec{"cp1253", charmap, "CP1253", "1253 windows_1253"},
    Codec{"cp1254", charmap, "CP1254", "1254 windows_1254"},
    Codec{"cp1255", charmap, "CP1255", "1255 windows_1255"},
    Codec{"cp1256", charmap, "CP1256", "1256 windows_1256"},
    Codec{"cp1257", charmap, "CP1257", "1257 windows_1257"},
    Codec{"cp1258", charmap, "CP1258", "1258 windows_1258"},
    Codec{"koi8_r", charmap, "KOI8-R", "cskoi8r"},
    Codec{"koi8_t", charmap, "KOI8-T", ""},
    Codec{"koi8_u", charmap, "KOI8-U", ""},
    Codec{"kz1048", charmap, "RK1048", "kz_1048 rk1048 strk1048_2002"},
    Codec{"ptcp154", charmap, "PT154", "csptcp154 pt154 cp154 cyrillic_asian"},
    Codec{"hp_roman8", charmap, "HP-ROMAN8", "roman8 r8 cp1051 ibm1051"},
    Codec{"mac_cyrillic", charmap, "MAC-CYRILLIC", "maccyrillic"},
    Codec{"mac_latin2", charmap, "MAC-CENTRALEUROPE", "maccentraleurope mac_centeuro maclatin2"},
    Codec{"mac_roman", charmap, "MACINTOSH", "macintosh macroman"},

    Codec{"cp437", charmap, "CP437", "437 cspc8codepage437 ibm437"},
    Codec{"cp737", charmap, "CP737", ""},
    Codec{"cp775", charmap, "CP775", "775 cspc775baltic ibm775"},
    Codec{"cp850", charmap, "CP850", "850 cspc850multilingual ibm850"},
    Codec{"cp852", charmap, "CP852", "852 cspcp852 ibm852"},
    Codec{"cp855", charmap, "CP855", "855 csibm855 ibm855"},
    Codec{"cp857", charmap, "CP857", "857 csibm857 ibm857"},
    Codec{"cp858", charmap, "CP858", "858 csibm858 ibm858"},
    Codec{"cp860", charmap, "CP860", "860 csibm860 ibm860"},
    Codec{"cp861", charmap, "CP861", "861 cp_is csibm861 ibm861"},
    Codec{"cp862", charmap, "CP862", "862 cspc862latinhebrew ibm862"},
    Codec{"cp863", charmap, "CP863", "863 csibm863 ibm863"},
    Codec{"cp864", charmap, "CP864", "864 csibm864 ibm864"},
    Codec{"cp865", charmap, "CP865", "865 csibm865 ibm865"},
    Codec{"cp866", charmap, "CP866", "866 csibm866 ibm866"},
    Codec{"cp869", charmap, "CP869", "869 cp_gr csibm869 ibm869"},
    Codec{"cp874", charmap, "CP874", ""},
    Codec{"cp1125", charmap, "CP1125", "1125 ibm1125 cp866u ruscii"},

    Codec{"big5", multibyte, "BIG5", "big5_tw csbig5 x_mac_trad_chinese"},
    Codec{"big5hkscs", multibyte, "BIG5-HKSCS", "big5_hkscs hkscs"},
    Codec{"cp932", multibyte, "CP932", "932 ms932 mskanji ms_kanji"},
    Codec{"cp949", multibyte, "CP949", "949 ms949 uhc"},
    Codec{"cp950", multibyte, "CP950", "950 ms950"},
    Codec{"euc_jis_2004", multibyte, "EUC-JISX0213", "jisx0213 eucjis2004 euc_jis2004"},
    Codec{"euc_jisx0213", multibyte, "EUC-JISX0213", "eucjisx0213"},
    Codec{"euc_jp", multibyte, "EUC-JP", "eucjp ujis u_jis"},
    Codec{"euc_kr", multibyte, "EUC-KR",
          "euckr korean ksc5601 ks_c_5601 ks_c_5601_1987 ksx1001 ks_x_1001 x_mac_korean"},
    Codec{"gb18030", multibyte, "GB18030", "gb18030_2000"},
    Codec{"gb2312", multibyte, "GB2312",
          "chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58 x_mac_simp_chinese"},
    Codec{"gbk", multibyte, "GBK", "936 cp936 ms936"},
    Codec{"johab", multibyte, "JOHAB", "cp1361 ms1361"},
    Codec{"shift_jis", multibyte, "SJIS", "csshiftjis shiftjis sjis s_jis x_mac_japanese"},
    Codec{"shift_jis_2004", multibyte, "SHIFT_JISX0213", "shiftjis2004 sjis_2004 s_jis_2004"},
    Codec{"shift_jisx0213", multibyte, "SHIFT_JISX0213", "shiftjisx0213 sjisx0213 s_jisx0213"},

    Codec{"iso2022_jp", stateful, "ISO-2022-JP", "csiso2022jp iso2022jp iso_2022_jp"},
    Codec{"iso2022_jp_2", stateful, "ISO-2022-JP-2", "iso2022jp_2 iso_2022_jp_2"},
    Codec{"iso2022_jp_3", stateful, "ISO-2022-JP-3", "iso2022jp_3 iso_2022_jp_3"},
    Codec{"iso2022_jp_2004", stateful, "ISO-2022-JP-3", "iso_2022_jp_2004 iso2022jp_2004"},
    Codec{"iso2022_kr", stateful, "ISO-2022-KR", "csiso2022kr iso2022kr iso_2022_kr"},

    Codec{"utf_16", wide, "", "u16 utf16"},
    Codec{"utf_16_be", wide, "", "unicodebigunmarked utf_16be"},
    Codec{"utf_16_le", wide, "", "unicodelittleunmarked utf_16le"},
    Codec{"utf_32", wide, "", "u32 utf32"},
    Codec{"utf_32_be", wide, "", "utf_32be"},
    Codec{"utf_32_le", wide, "", "utf_32le"},

    Codec{"base64_codec", not_text, "", "base64 base_64"},
    Codec{"bz2_codec", not_text, "", "bz2"},
    Codec{"hex_codec", not_text, "", "hex"},
    Codec{"quopri_codec", not_text, "", "quopri quoted_printable quotedprintable"},
    Codec{"rot_13", not_text, "", "rot13"},
    Codec{"uu_codec", not_text, "", "uu"},
    Codec{"zlib_codec", not_text, "", "zip zlib"},
    Codec{"undefined", undefined, "", ""},

    // EBCDIC, which no editor of Python writes, and what iconv lacks or reads differently.
    Codec{"cp037", unread, "", "037 csibm037 ebcdic_cp_ca ebcdic_cp_nl ebcdic_cp_us ebcdic_cp_wt ibm037 ibm039"},
    Codec{"cp273", unread, "", "273 ibm273 csibm273"},
    Codec{"cp424", unread, "", "424 csibm424 ebcdic_cp_he ibm424"},
    Codec{"cp500", unread, "", "500 csibm500 ebcdic_cp_be ebcdic_cp_ch ibm500"},
    Codec{"cp875", unread, "", ""},
    Codec{"cp1026", unread, "", "1026 csibm1026 ibm1026"},
    Codec{"cp1140", unread, "", "1140 ibm1140"},
    Codec{"cp720", unread, "", ""},
    Codec{"cp856", unread, "", ""},
    Codec{"cp1006", unread, "", ""},
    Codec{"mac_arabic", unread, "", ""},
    Codec{"mac_croatian", unread, "", ""},
    Codec{"mac_farsi", unread, "", ""},
    Codec{"mac_greek", unread, "", "macgreek"},
    Codec{"mac_iceland", unread, "", "maciceland"},
    Codec{"mac_romanian", unread, "", ""},
    Codec{"mac_turkish", unread, "", "macturkish"},
    Codec{"palmos", unread, "", ""},
    Codec{"hz", unread, "", "hzgb hz_gb hz_gb_2312"},
    Codec{"iso2022_jp_1", unread, "", "iso2022jp_1 iso_2022_jp_1"},
    Codec{"iso2022_jp_ext", unread, "", "iso2022jp_ext iso_2022_jp_ext"},
    Codec{"utf_7", unread, "", "u7 utf7 unicode_1_1_utf_7"},
    Codec{"idna", unread, "", ""},
    Codec{"punycode", unread, "", ""},
    Codec{"raw_unicode_escape", unread, "", ""},
    Codec{"unicode_escape", unread, "", ""},
};

// As CPython folds a name: lower case, each run of other signs one '_', none at the ends; '.' stays.
std::string folded(std::string_view name) {
  std::string out;
  bool gap = false;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
    if (kept && gap && !out.empty()) out += '_';
    if (kept) out += c;
    gap = !kept;
  }
  return out;
}

bool listed(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    const bool begins = at == 0 || words[at - 1] == ' ';
    const bool ends = at + word.size() == words.size() || words[at + word.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace

const Codec* find_codec(std::string_view name) {
  const std::string wanted = folded(name);
  std::string undotted = wanted;
  for (char& c : undotted) {
    if (c == '.') c = '_';
  }
  if (wanted.empty()) return nullptr;
  for (const Codec& codec : codecs) {
    if (codec.name == wanted || listed(codec.aliases, wanted) || listed(codec.aliases, undotted)) return &codec;
  }
  return nullptr;
}

}  // namespace ormlint

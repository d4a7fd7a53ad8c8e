//! Regular expressions of Java, as `regex()` takes them, by two engines: one whose time is linear for all it can read, and
//! for what looks around or back at groups one that tries ways, no more of them than [`MOST_STEPS`].
//!
//! Classes such as `\d` and `\w` are of ASCII letters as in Java, `\h`, `\R`, `\Q…\E` and Java's names of properties are
//! translated. What Java knows beyond that (blocks but the Arabic one, `\G`) is not read.

use super::value::Fault;

/// How often a pattern that looks around may go back.
const MOST_STEPS: usize = 200_000;

/// A pattern, matched against whole texts.
pub(super) enum Pattern {
    Linear(regex::Regex),
    Looking(Box<fancy_regex::Regex>),
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Where neither engine can read it.
    pub(super) fn read(pattern: &str) -> Result<Self, Fault> {
        let bad = || Fault::Pattern(pattern.into());
        let whole = format!("^(?:{})$", translated(pattern).ok_or_else(bad)?);
        if let Ok(linear) = regex::RegexBuilder::new(&whole).size_limit(1 << 20).build() {
            return Ok(Self::Linear(linear));
        }
        let builder =
            fancy_regex::RegexBuilder::new(&whole).backtrack_limit(MOST_STEPS).delegate_size_limit(1 << 20).build();
        builder.map(|looking| Self::Looking(Box::new(looking))).map_err(|_| bad())
    }

    /// Whether the whole text matches.
    ///
    /// # Errors
    /// Where that takes too much work.
    pub(super) fn matches(&self, text: &str) -> Result<bool, Fault> {
        match self {
            Self::Linear(regex) => Ok(regex.is_match(text)),
            Self::Looking(regex) => regex.is_match(text).map_err(|_| Fault::TooMuch),
        }
    }
}

/// Whether a pattern may be good Java although it cannot be read here.
pub(super) fn beyond_us(fault: &Fault) -> bool {
    let signs = ["{In", "{java", "{block=", "{blk=", "\\G", "\\X", "\\N{", "(?d", "(?U"];
    matches!(fault, Fault::Pattern(pattern) if signs.iter().any(|sign| pattern.contains(sign)))
}

/// A pattern of Java in the language of the engines; none where Java refuses it, or it means what they cannot say.
fn translated(pattern: &str) -> Option<String> {
    let mut translator = Translator { rest: pattern, groups: groups(pattern), ..Translator::default() };
    while let Some(letter) = translator.next() {
        translator.letter(letter)?;
    }
    Some(translator.ours)
}

/// How many groups of a pattern capture.
fn groups(pattern: &str) -> usize {
    let bare = pattern.replace("\\\\", "").replace("\\(", "");
    let captures = |inside: &str| match inside.strip_prefix('?') {
        Some(kind) => kind.starts_with('<') && !kind.starts_with("<=") && !kind.starts_with("<!"),
        None => true,
    };
    bare.match_indices('(').filter(|(at, _)| captures(&bare[at + 1..])).count()
}

#[derive(Default)]
struct Translator<'p> {
    rest: &'p str,
    ours: String,
    /// How many classes are open.
    depth: usize,
    groups: usize,
    names: Vec<&'p str>,
    /// Whether what came last repeats, so that it cannot be repeated.
    repeats: bool,
}

impl<'p> Translator<'p> {
    fn next(&mut self) -> Option<char> {
        let letter = self.rest.chars().next()?;
        self.rest = &self.rest[letter.len_utf8()..];
        Some(letter)
    }

    fn letter(&mut self, letter: char) -> Option<()> {
        let repeats = std::mem::take(&mut self.repeats);
        let inside = self.depth > 0;
        match letter {
            '\\' => return self.escape(),
            '*' | '+' | '?' | '{' if !inside => return if repeats { None } else { self.repetition(letter) },
            '(' if !inside => return self.group(),
            '[' => self.depth += 1,
            ']' => self.depth = self.depth.saturating_sub(1),
            // Signs that Java takes as they are within a class.
            '-' | '~' if inside && self.rest.starts_with(letter) => self.ours.push('\\'),
            _ => {}
        }
        self.ours.push(letter);
        Some(())
    }

    /// A sign that repeats, and the one that says whether it takes little or gives nothing back.
    fn repetition(&mut self, sign: char) -> Option<()> {
        self.ours.push(sign);
        if sign == '{' {
            let (numbers, rest) = self.rest.split_once('}')?;
            let (least, most) = numbers.split_once(',').unwrap_or((numbers, numbers));
            let least: u32 = least.parse().ok()?;
            if !most.is_empty() && most.parse::<u32>().ok()? < least {
                return None;
            }
            self.ours.push_str(numbers);
            self.ours.push('}');
            self.rest = rest;
        }
        if self.rest.starts_with(['?', '+']) {
            let mode = self.next()?;
            self.ours.push(mode);
        }
        self.repeats = true;
        Some(())
    }

    /// The beginning of a group, of a kind and a name that Java knows.
    fn group(&mut self) -> Option<()> {
        self.ours.push('(');
        let Some(kind) = self.rest.strip_prefix('?') else { return Some(()) };
        if !kind.starts_with([':', '=', '!', '>', '<', '-'])
            && !kind.starts_with(|flag: char| flag.is_ascii_alphabetic() && flag != 'P' && flag != 'R')
        {
            return None;
        }
        if let Some(rest) = kind.strip_prefix('<').filter(|rest| !rest.starts_with(['=', '!'])) {
            let (name, _) = rest.split_once('>')?;
            let begins = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
            if !begins || !name.bytes().all(|letter| letter.is_ascii_alphanumeric()) || self.names.contains(&name) {
                return None;
            }
            self.names.push(name);
        }
        self.ours.push('?');
        self.rest = kind;
        Some(())
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Option<()> {
        let letter = self.next()?;
        let class = match letter {
            'd' => "[0-9]",
            'D' => "[^0-9]",
            'w' => "[A-Za-z0-9_]",
            'W' => "[^A-Za-z0-9_]",
            's' => r"[ \t\n\x0B\f\r]",
            'S' => r"[^ \t\n\x0B\f\r]",
            'h' => r"[ \t\xA0\x{1680}\x{180E}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]",
            'H' => r"[^ \t\xA0\x{1680}\x{180E}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]",
            'v' => r"[\n\x0B\f\r\x{85}\x{2028}\x{2029}]",
            'V' => r"[^\n\x0B\f\r\x{85}\x{2028}\x{2029}]",
            'R' => r"(?:\r\n|[\n\x0B\f\r\x{85}\x{2028}\x{2029}])",
            'e' => r"\x1B",
            _ => "",
        };
        if !class.is_empty() {
            self.ours.push_str(class);
            return Some(());
        }
        match letter {
            'Q' => {
                let (literal, rest) = self.rest.split_once("\\E").unwrap_or((self.rest, ""));
                self.ours.push_str(&regex::escape(literal));
                self.rest = rest;
            }
            'u' => {
                let digits = self.rest.get(..4).filter(|four| four.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
                self.code(u32::from_str_radix(digits, 16).ok()?);
                self.rest = &self.rest[4..];
            }
            'p' | 'P' if self.rest.starts_with('{') => {
                let (name, rest) = self.rest[1..].split_once('}')?;
                self.ours.push_str(&property(name, letter == 'P')?);
                self.rest = rest;
            }
            '0' => self.octal()?,
            '1'..='9' => self.back(letter)?,
            'c' => {
                let control = self.next()?;
                self.code(u32::from(control) ^ 64);
            }
            // Of the letters, these mean to the engines what they mean to Java.
            't' | 'n' | 'r' | 'f' | 'a' | 'x' | 'b' | 'B' | 'A' | 'Z' | 'z' | 'k' | 'p' | 'P' => {
                self.ours.extend(['\\', letter]);
            }
            letter if letter.is_ascii_alphabetic() => return None,
            letter if letter.is_ascii_punctuation() && !matches!(letter, '<' | '>') => self.ours.extend(['\\', letter]),
            letter => self.ours.push(letter),
        }
        Some(())
    }

    fn code(&mut self, code: u32) {
        self.ours.push_str(&format!("\\x{{{code:X}}}"));
    }

    /// `\0` and up to three octal digits, of which the first of three is 3 at most.
    fn octal(&mut self) -> Option<()> {
        let digits = self.rest.bytes().take_while(|digit| matches!(digit, b'0'..=b'7'));
        let most = if self.rest.starts_with(['0', '1', '2', '3']) { 3 } else { 2 };
        let length = digits.take(most).count();
        self.code(u32::from_str_radix(self.rest.get(..length)?, 8).ok()?);
        self.rest = &self.rest[length..];
        Some(())
    }

    /// A reference to a group by its number: of several digits only if there are as many groups. One that is not there
    /// matches nothing.
    fn back(&mut self, first: char) -> Option<()> {
        let mut number = first.to_digit(10)? as usize;
        while let Some(digit) = self.rest.chars().next().and_then(|digit| digit.to_digit(10)) {
            let longer = number * 10 + digit as usize;
            if longer > self.groups {
                break;
            }
            number = longer;
            self.rest = &self.rest[1..];
        }
        self.ours.push_str(&if number > self.groups { r"[^\s\S]".into() } else { format!("(?:\\{number})") });
        Some(())
    }
}

/// A property by Java's name for it.
fn property(name: &str, negated: bool) -> Option<String> {
    let not = if negated { "^" } else { "" };
    let posix = match name {
        "Lower" | "Upper" | "ASCII" | "Alpha" | "Digit" | "Alnum" | "Punct" | "Graph" | "Print" | "Blank" | "Cntrl"
        | "Space" | "XDigit" => Some(name.to_ascii_lowercase()),
        _ => None,
    };
    if let Some(posix) = posix {
        return Some(format!("[{not}[:{posix}:]]"));
    }
    let name = match name {
        "InArabic" | "InARABIC" => return Some(format!("[{not}\\x{{600}}-\\x{{6FF}}]")),
        "javaLowerCase" => "Lowercase",
        "javaUpperCase" => "Uppercase",
        "javaLetter" => "L",
        category if category.len() <= 2 => category,
        name => ["Is", "script=", "sc=", "general_category=", "gc="].iter().find_map(|word| name.strip_prefix(word))?,
    };
    Some(format!("\\{}{{{name}}}", if negated { 'P' } else { 'p' }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, text: &str) -> Option<bool> {
        Pattern::read(pattern).ok().map(|pattern| pattern.matches(text).expect("little work"))
    }

    #[test]
    fn patterns_match_whole_texts_with_javas_classes() {
        for (pattern, text, matches) in [
            ("[a-c]+", "abcd", false),
            (r"\d{3}-[\w.]+", "123-a.b", true),
            (r"\d", "٣", false),
            (r"\p{L}+", "سلام", true),
            (r"\p{InArabic}+", "سلام", true),
            (r"\p{Alpha}\p{Punct}", "a!", true),
            (r"\Qa.b\E+", "a.bb", true),
            ("[a-z&&[^bc]]+", "adz", true),
            ("[+--9]+", "-+", true),
            (r"\u0041\0101\x41", "AAA", true),
            (r"[a-z]{2,3}?", "ab", true),
        ] {
            assert_eq!(fits(pattern, text), Some(matches), "{pattern}");
        }
        let bad = "( a{ a{,3} a{3,2} a** \\ \\q \\u12 \\p{ \\p{Latin} (?<=a (?P<a>b) (?<a_b>c) (?<a>b)(?<a>b) (?#a)";
        bad.split(' ').for_each(|bad| assert!(fits(bad, "").is_none(), "{bad}"));
    }

    #[test]
    fn patterns_may_look_around_and_back() {
        for (pattern, text, matches) in [
            (r"(?=.*[0-9])(?=.*[a-z]).{4,}", "ab12", true),
            (r"(?=.*[0-9])(?=.*[a-z]).{4,}", "abcd", false),
            (r"(?!000)\d{3}", "000", false),
            (r"\d+(?<!13)", "1213", false),
            (r"(\w)\1", "aa", true),
            (r"(\w)\10", "aa0", true),
            (r"(\w)\2", "aa", false),
            (r"(?<first>\w)\k<first>", "ab", false),
            ("a++b", "aaab", true),
        ] {
            assert_eq!(fits(pattern, text), Some(matches), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_that_goes_back_without_end_is_given_up() {
        let pattern = Pattern::read(r"((a|aa)+)\1b").expect("a pattern");
        assert_eq!(pattern.matches(&"a".repeat(40)), Err(Fault::TooMuch));
    }
}

//! The words of each block as an enum, made of the rows of the table: who reads a block matches on all of its words, so
//! that one nobody decided about does not compile.

/// The words that may stand in a block, each with the places of its arguments.
pub trait Keyword: Sized {
    /// Returns the word of this spelling.
    fn named(name: &str) -> Option<Self>;
}

/// Makes of the rows the table itself, and the enum of each block and each group of words.
///
/// `$` is handed down, because the macros that sort the rows are themselves made by a macro.
macro_rules! words {
    (
        $dollar:tt
        keywords { $($keyword:ident [$($block:tt)+] $(($group:ident))*)+ }
        groups { $(#[doc = $doc:literal] $group_keyword:ident ($its_group:ident))+ }
        rows $rows:tt
    ) => {
        table! { $rows }
        $(keywords! {
            $dollar $keyword [$($block)+] [$($group)*]
            [concat!("The words of ", $("`", stringify!($block), "`, ",)+ "each with the places of its arguments.")] $rows
        })+
        $(keywords! { $dollar $group_keyword [($its_group)] [] [$doc] $rows })+
    };
}

/// Makes the table.
macro_rules! table {
    ({ $(
        $keyword:ident $name:literal [$($block:tt)+] ($($field:ident: $slot:ty),*) $occurrence:ident $(opens $opens:ident)?:
            $meaning:literal, $example:literal;
    )+ }) => {
        /// Every word of the language.
        pub static WORDS: &[Word] = &[$(Word {
            name: $name,
            blocks: blocks!($($block)+),
            slots: &[$(<$slot as TypedSlot>::SLOT),*],
            occurrence: Occurrence::$occurrence,
            opens: opens!($($opens)?),
            meaning: $meaning,
            example: $example,
        }),+];
    };
}

macro_rules! blocks {
    (($group:ident) Every) => { EVERY_BLOCK };
    (($group:ident) $($block:ident)+) => { &[$(BlockKind::$block),+] };
    ($($block:ident)+) => { &[$(BlockKind::$block),+] };
}

macro_rules! opens {
    () => {
        None
    };
    ($block:ident) => {
        Some(BlockKind::$block)
    };
}

/// Makes the enum of those rows that name one of some blocks, or a group.
///
/// A macro cannot compare two words that it is given, but it can make another one in whose pattern one of them stands: that
/// one takes the rows off the list, one by one, and keeps those that fit.
macro_rules! keywords {
    ($d:tt $enum:ident [$($block:tt)+] [$($group:ident)*] [$doc:expr] { $($rows:tt)+ }) => {
        macro_rules! $enum {
            $(
                ([$d($d kept:tt)*] $d keyword:ident $d name:literal [$block $d($d more:tt)*] ($d($d slots:tt)*)
                    $d occurrence:ident $d(opens $d opens:ident)?: $d meaning:literal, $d example:literal; $d($d rest:tt)*) => {
                    $enum! { [$d($d kept)* { $d keyword $d name $d meaning ($d($d slots)*) }] $d($d rest)* }
                };
            )+
            ([$d($d kept:tt)*] $d keyword:ident $d name:literal [$d other:ident $d($d more:tt)+] $d($d rest:tt)*) => {
                $enum! { [$d($d kept)*] $d keyword $d name [$d($d more)+] $d($d rest)* }
            };
            ([$d($d kept:tt)*] $d keyword:ident $d name:literal [$d($d none_fits:tt)+] ($d($d slots:tt)*)
                $d occurrence:ident $d(opens $d opens:ident)?: $d meaning:literal, $d example:literal; $d($d rest:tt)*) => {
                $enum! { [$d($d kept)*] $d($d rest)* }
            };
            ([$d({ $d keyword:ident $d name:literal $d meaning:literal ($d($d field:ident: $d slot:ty),*) })*]) => {
                #[doc = $doc]
                #[derive(Debug, Clone, Copy)]
                #[allow(missing_docs, reason = "each slot is named after what stands there")]
                pub enum $enum {
                    $d(
                        #[doc = $d meaning]
                        $d keyword { $d($d field: At<<$d slot as TypedSlot>::Argument>),* },
                    )*
                    $(
                        #[doc = concat!("A word of the group `", stringify!($group), "`.")]
                        $group(group!($group)),
                    )*
                }

                impl Keyword for $enum {
                    fn named(name: &str) -> Option<Self> {
                        let mut slot = 0;
                        match name {
                            $d($d name => Some(Self::$d keyword { $d($d field: At::next(&mut slot)),* }),)*
                            _ => {
                                $(if let Some(word) = <group!($group)>::named(name) {
                                    return Some(Self::$group(word));
                                })*
                                None
                            }
                        }
                    }
                }
            };
        }
        $enum! { [] $($rows)+ }
    };
}

macro_rules! group {
    (About) => {
        AboutKeyword
    };
    (Experience) => {
        ExperienceKeyword
    };
}

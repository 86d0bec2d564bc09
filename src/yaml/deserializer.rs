//! How types read through a [`Reader`].

use serde::de::{DeserializeSeed, Deserializer, Expected, IntoDeserializer, SeqAccess, Visitor};

use super::access::{Entries, Items};
use super::error::{Cause, ReadError, Wanted};
use super::lenient::LENIENT;
use super::node::{Kind, Value};
use super::reader::Reader;
use super::report::Report;

/// What kind of value a type asks for.
#[derive(Clone, Copy)]
enum Requested {
    /// Whatever there is.
    Any,
    Text,
    /// A text that is one of a few.
    Word,
    List,
    /// Keys, which are a fixed set, and values.
    Map(&'static [&'static str]),
}

impl Reader<'_> {
    fn read<'de, V: Visitor<'de>>(self, requested: Requested, visitor: V) -> Result<V::Value, ReadError> {
        let before = self.report.errors();
        let place = |report: &Report<'_>| report.own_place(self.step);
        self.visit(requested, visitor).map_err(|error| self.report.error(self.step, error, before, place))
    }

    fn visit<'de, V: Visitor<'de>>(self, requested: Requested, visitor: V) -> Result<V::Value, ReadError> {
        let Self { report, step } = self;
        match (&step.node.value, requested) {
            (Value::Unread, _) => Err(Cause::TooManyAliases.into()),
            (Value::Scalar(_, name), _) if step.is_key() => visitor.visit_str(name),
            (Value::Scalar(Kind::Text, text), Requested::Text | Requested::Word)
                if text.trim().is_empty() =>
            {
                Err(Cause::Type { wanted: Wanted::Text, found: Kind::Blank }.into())
            }
            (Value::Scalar(Kind::Text, text), Requested::Text | Requested::Any) => visitor.visit_str(text),
            (Value::Scalar(Kind::Text, text), Requested::Word) => {
                visitor.visit_enum((&**text).into_deserializer())
            }
            (Value::List(items), Requested::List | Requested::Any) => {
                visitor.visit_seq(Items::new(report, step, items))
            }
            (Value::Map(entries), Requested::Map(_) | Requested::Any) => {
                let known = if let Requested::Map(known) = requested { Some(known) } else { None };
                visitor.visit_map(Entries::new(report, step, entries, known))
            }
            (Value::Scalar(..), Requested::Any) => {
                // None of our types takes one of these.
                let expected: &dyn Expected = &visitor;
                Err(self.type_error(Wanted::Other(expected.to_string())))
            }
            (_, Requested::Text | Requested::Word) => Err(self.type_error(Wanted::Text)),
            (_, Requested::List) => Err(self.type_error(Wanted::List)),
            (_, Requested::Map(_)) => Err(self.type_error(Wanted::Map)),
        }
    }

    fn type_error(self, wanted: Wanted) -> ReadError {
        Cause::Type { wanted, found: self.step.node.kind() }.into()
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.read(Requested::Any, visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.read(Requested::Text, visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.read(Requested::Text, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.read(Requested::List, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.read(Requested::Map(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.read(Requested::Word, visitor)
    }

    /// A key without a value is passed over as if it were not there; what comes here has one.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if name == LENIENT { visitor.visit_seq(Attempt(self)) } else { visitor.visit_newtype_struct(self) }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        map bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

/// Offers a value to a [`super::Lenient`] seed: an item, or the end where it is wrong.
struct Attempt<'s>(Reader<'s>);

impl<'de> SeqAccess<'de> for Attempt<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        // What is wrong is reported.
        Ok(self.0.read_seed(seed).ok())
    }
}

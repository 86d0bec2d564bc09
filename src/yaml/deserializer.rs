//! How types read through a [`TrackedDeserializer`].

use std::fmt;

use serde::de::{Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::access::{Entries, Items};
use super::cause::{Cause, Expected, Found};
use super::context::ReadContext;
use super::error::ReadError;
use super::tracked::TrackedDeserializer;

/// What kind of value a type asks for.
#[derive(Clone, Copy)]
enum Requested {
    /// Whatever there is.
    Any,
    Text,
    /// A text that is one of a few.
    Word,
    List,
    /// Keys and values, with the keys where they are a fixed set.
    Map(Option<&'static [&'static str]>),
}

impl<'de, D: Deserializer<'de>> TrackedDeserializer<'_, '_, D> {
    fn read<V: Visitor<'de>>(
        self,
        requested: Requested,
        visitor: V,
    ) -> Result<V::Value, ReadError<D::Error>> {
        let Self { context, inner } = self;
        inner
            .deserialize_any(TrackedVisitor { context, visitor, requested })
            .map_err(|error| ReadError::from_inner(context, error))
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for TrackedDeserializer<'_, '_, D> {
    type Error = ReadError<D::Error>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Requested::Any, visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Requested::Text, visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Requested::Text, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Requested::List, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Requested::Map(None), visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.read(Requested::Map(Some(fields)), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.read(Requested::Word, visitor)
    }

    /// A key without a value is passed over as if it were not there; what comes here has one.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let Self { context, inner } = self;
        inner.deserialize_ignored_any(visitor).map_err(|error| ReadError::from_inner(context, error))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

/// A visitor that gets nothing but what it asked for.
struct TrackedVisitor<'c, 't, V> {
    context: &'c ReadContext<'t>,
    visitor: V,
    requested: Requested,
}

impl<'de, V: Visitor<'de>> TrackedVisitor<'_, '_, V> {
    /// Hands on what is neither text, list nor map.
    fn scalar<E: Error>(
        self,
        found: Found,
        visit: impl FnOnce(V) -> Result<V::Value, ReadError<E>>,
    ) -> Result<V::Value, E> {
        if let Requested::Any = self.requested {
            visit(self.visitor).map_err(|error| error.into_inner(self.context))
        } else {
            Err(self.type_error(found).into_inner(self.context))
        }
    }

    fn text<E: Error>(
        self,
        text: &str,
        visit: impl FnOnce(V) -> Result<V::Value, ReadError<E>>,
    ) -> Result<V::Value, E> {
        let result = match self.requested {
            Requested::Text | Requested::Word if text.trim().is_empty() => Err(self.type_error(Found::Empty)),
            Requested::Text | Requested::Any => visit(self.visitor),
            Requested::Word => self.visitor.visit_enum(text.into_deserializer()),
            Requested::List | Requested::Map(_) => Err(self.type_error(Found::Text)),
        };
        result.map_err(|error| error.into_inner(self.context))
    }

    fn type_error<E>(&self, found: Found) -> ReadError<E> {
        let expected = match self.requested {
            Requested::Text | Requested::Word => Expected::Text,
            Requested::List => Expected::List,
            Requested::Map(_) => Expected::Map,
            Requested::Any => Expected::Other("another value".to_owned()),
        };
        Cause::Type { expected, found }.into()
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for TrackedVisitor<'_, '_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.scalar(Found::Null, V::visit_unit)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.scalar(Found::Null, V::visit_unit)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.scalar(Found::Bool, |visitor| visitor.visit_bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.scalar(Found::Number, |visitor| visitor.visit_i64(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<V::Value, E> {
        self.scalar(Found::Number, |visitor| visitor.visit_i128(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.scalar(Found::Number, |visitor| visitor.visit_u64(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<V::Value, E> {
        self.scalar(Found::Number, |visitor| visitor.visit_u128(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        self.scalar(Found::Number, |visitor| visitor.visit_f64(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.text(text, |visitor| visitor.visit_str(text))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<V::Value, E> {
        self.context.record_text(text);
        self.text(text, |visitor| visitor.visit_borrowed_str(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        match self.requested {
            Requested::List | Requested::Any => self.visitor.visit_seq(Items::new(self.context, inner)),
            Requested::Text | Requested::Word | Requested::Map(_) => Err(self.type_error(Found::List)),
        }
        .map_err(|error| error.into_inner(self.context))
    }

    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        match self.requested {
            Requested::Map(known) => self.visitor.visit_map(Entries::new(self.context, inner, known)),
            Requested::Any => self.visitor.visit_map(Entries::new(self.context, inner, None)),
            Requested::Text | Requested::Word | Requested::List => Err(self.type_error(Found::Map)),
        }
        .map_err(|error| error.into_inner(self.context))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<V::Value, A::Error> {
        Err(ReadError::from(Cause::Tag).into_inner(self.context))
    }
}

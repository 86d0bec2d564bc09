use std::fmt;

use serde::de::{Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::access::{Entries, Items};
use super::context::Context;
use super::error::{Cause, Fault, Found, Wanted};

/// serde_yaml's deserialiser, watched: it knows where it is, passes over what is known to be wrong, and hands a text to
/// those only who take one.
pub struct Reading<'c, 't, D> {
    context: &'c Context<'t>,
    inner: D,
}

impl<'c, 't, D> Reading<'c, 't, D> {
    pub fn new(context: &'c Context<'t>, inner: D) -> Self {
        Self { context, inner }
    }
}

/// What kind of value a type asks for.
#[derive(Clone, Copy)]
enum Shape {
    /// Whatever there is.
    Any,
    Text,
    /// A text that is one of a few.
    Word,
    List,
    /// Keys and values, with the keys where they are a fixed set.
    Map(Option<&'static [&'static str]>),
}

impl<'de, D: Deserializer<'de>> Reading<'_, '_, D> {
    fn read<V: Visitor<'de>>(self, wanted: Shape, visitor: V) -> Result<V::Value, Fault<D::Error>> {
        let Self { context, inner } = self;
        inner
            .deserialize_any(Watched { context, visitor, wanted })
            .map_err(|error| Fault::raised(context, error))
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Reading<'_, '_, D> {
    type Error = Fault<D::Error>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Shape::Any, visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Shape::Text, visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Shape::Text, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Shape::List, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        self.read(Shape::Map(None), visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.read(Shape::Map(Some(fields)), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.read(Shape::Word, visitor)
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
        inner.deserialize_ignored_any(visitor).map_err(|error| Fault::raised(context, error))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier
    }
}

/// A visitor that gets nothing but what it asked for.
struct Watched<'c, 't, V> {
    context: &'c Context<'t>,
    visitor: V,
    wanted: Shape,
}

impl<'de, V: Visitor<'de>> Watched<'_, '_, V> {
    /// Hands on what is neither text, list nor map.
    fn bare<E: Error>(
        self,
        found: Found,
        visit: impl FnOnce(V) -> Result<V::Value, Fault<E>>,
    ) -> Result<V::Value, E> {
        if let Shape::Any = self.wanted {
            visit(self.visitor).map_err(|fault| fault.lowered(self.context))
        } else {
            Err(self.refusal(found).lowered(self.context))
        }
    }

    fn text<E: Error>(
        self,
        text: &str,
        visit: impl FnOnce(V) -> Result<V::Value, Fault<E>>,
    ) -> Result<V::Value, E> {
        let result = match self.wanted {
            Shape::Text | Shape::Word if text.trim().is_empty() => Err(self.refusal(Found::Empty)),
            Shape::Text | Shape::Any => visit(self.visitor),
            Shape::Word => self.visitor.visit_enum(text.into_deserializer()),
            Shape::List | Shape::Map(_) => Err(self.refusal(Found::Text)),
        };
        result.map_err(|fault| fault.lowered(self.context))
    }

    fn refusal<E>(&self, found: Found) -> Fault<E> {
        let wanted = match self.wanted {
            Shape::Text | Shape::Word => Wanted::Text,
            Shape::List => Wanted::List,
            Shape::Map(_) => Wanted::Map,
            Shape::Any => Wanted::Other("another value".to_owned()),
        };
        Cause::Type { wanted, found }.into()
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watched<'_, '_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.bare(Found::Nothing, V::visit_unit)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.bare(Found::Nothing, V::visit_unit)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.bare(Found::Truth, |visitor| visitor.visit_bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.bare(Found::Number, |visitor| visitor.visit_i64(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<V::Value, E> {
        self.bare(Found::Number, |visitor| visitor.visit_i128(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.bare(Found::Number, |visitor| visitor.visit_u64(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<V::Value, E> {
        self.bare(Found::Number, |visitor| visitor.visit_u128(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        self.bare(Found::Number, |visitor| visitor.visit_f64(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.text(text, |visitor| visitor.visit_str(text))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<V::Value, E> {
        self.context.at_text(text);
        self.text(text, |visitor| visitor.visit_borrowed_str(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        match self.wanted {
            Shape::List | Shape::Any => self.visitor.visit_seq(Items::new(self.context, inner)),
            Shape::Text | Shape::Word | Shape::Map(_) => Err(self.refusal(Found::List)),
        }
        .map_err(|fault| fault.lowered(self.context))
    }

    fn visit_map<A: MapAccess<'de>>(self, inner: A) -> Result<V::Value, A::Error> {
        match self.wanted {
            Shape::Map(known) => self.visitor.visit_map(Entries::new(self.context, inner, known)),
            Shape::Any => self.visitor.visit_map(Entries::new(self.context, inner, None)),
            Shape::Text | Shape::Word | Shape::List => Err(self.refusal(Found::Map)),
        }
        .map_err(|fault| fault.lowered(self.context))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<V::Value, A::Error> {
        Err(Fault::from(Cause::Tag).lowered(self.context))
    }
}

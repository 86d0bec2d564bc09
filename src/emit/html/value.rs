//! Views as templates see them: what serde describes, as values.
//!
//! minijinja makes values of it as well. A map has thousands of views, though, whose lists are mostly empty and whose fields are asked
//! for by name again and again: here all empty lists are one value, and a name is found by comparing numbers.

use std::cell::Cell;
use std::fmt;
use std::sync::{Arc, LazyLock};

use minijinja::value::{Enumerator, Object, Value};
use serde::ser::{self, Impossible, Serialize, Serializer};

/// Returns what a template sees of a view.
pub fn value(view: &(impl Serialize + ?Sized)) -> Value {
    view.serialize(ToValue).expect("views are structs, lists and plain values")
}

/// Serializes what is a value already, so that [`value`] takes it as it is.
pub fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    FINISHED.set(Some(value.clone()));
    serializer.serialize_unit_struct(FINISHED_NAME)
}

thread_local! {
    /// The value that [`serialize`] hands to [`ToValue`]: serde knows no values of templates.
    static FINISHED: Cell<Option<Value>> = const { Cell::new(None) };
}

const FINISHED_NAME: &str = "$finished";

static EMPTY_LIST: LazyLock<Value> = LazyLock::new(|| Value::from(Vec::<Value>::new()));

/// A struct: its fields in their order.
#[derive(Debug)]
struct Struct(Vec<Field>);

#[derive(Debug)]
struct Field {
    beginning: u64,
    name: &'static str,
    value: Value,
}

impl Object for Struct {
    fn get_value(self: &Arc<Self>, name: &Value) -> Option<Value> {
        self.get_value_by_str(name.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, name: &str) -> Option<Value> {
        let beginning = beginning(name);
        let is_it = |field: &&Field| field.beginning == beginning && field.name == name;
        self.0.iter().find(is_it).map(|field| field.value.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|field| Value::from(field.name)).collect())
    }

    fn enumerator_len(self: &Arc<Self>) -> Option<usize> {
        Some(self.0.len())
    }
}

/// Returns the first letters of a name as a number, which tells most names of a view apart.
fn beginning(name: &str) -> u64 {
    match name.as_bytes().first_chunk() {
        Some(bytes) => u64::from_ne_bytes(*bytes),
        None => name.bytes().fold(0, |number, byte| number << 8 | u64::from(byte)),
    }
}

struct ToValue;

type Made = Result<Value, fmt::Error>;

impl Serializer for ToValue {
    type Ok = Value;
    type Error = fmt::Error;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeStruct = Struct;
    type SerializeTupleStruct = Impossible<Value, fmt::Error>;
    type SerializeTupleVariant = Impossible<Value, fmt::Error>;
    type SerializeMap = Impossible<Value, fmt::Error>;
    type SerializeStructVariant = Impossible<Value, fmt::Error>;

    fn serialize_bool(self, it: bool) -> Made {
        Ok(it.into())
    }

    fn serialize_i8(self, it: i8) -> Made {
        Ok(it.into())
    }

    fn serialize_i16(self, it: i16) -> Made {
        Ok(it.into())
    }

    fn serialize_i32(self, it: i32) -> Made {
        Ok(it.into())
    }

    fn serialize_i64(self, it: i64) -> Made {
        Ok(it.into())
    }

    fn serialize_u8(self, it: u8) -> Made {
        Ok(it.into())
    }

    fn serialize_u16(self, it: u16) -> Made {
        Ok(it.into())
    }

    fn serialize_u32(self, it: u32) -> Made {
        Ok(it.into())
    }

    fn serialize_u64(self, it: u64) -> Made {
        Ok(it.into())
    }

    fn serialize_f32(self, it: f32) -> Made {
        Ok(it.into())
    }

    fn serialize_f64(self, it: f64) -> Made {
        Ok(it.into())
    }

    fn serialize_char(self, it: char) -> Made {
        Ok(it.into())
    }

    fn serialize_str(self, it: &str) -> Made {
        Ok(it.into())
    }

    fn serialize_bytes(self, _: &[u8]) -> Made {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> Made {
        Ok(().into())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, it: &T) -> Made {
        it.serialize(self)
    }

    fn serialize_unit(self) -> Made {
        Ok(().into())
    }

    fn serialize_unit_struct(self, name: &'static str) -> Made {
        match FINISHED.take() {
            Some(value) if name == FINISHED_NAME => Ok(value),
            _ => Err(fmt::Error),
        }
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made {
        Ok(variant.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, it: &T) -> Made {
        it.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Made {
        Err(fmt::Error)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<List, fmt::Error> {
        Ok(List(Vec::with_capacity(length.unwrap_or_default())))
    }

    fn serialize_tuple(self, length: usize) -> Result<List, fmt::Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Struct, fmt::Error> {
        Ok(Struct(Vec::with_capacity(length)))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        Err(fmt::Error)
    }
}

impl ser::SerializeStruct for Struct {
    type Ok = Value;
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        it: &T,
    ) -> Result<(), fmt::Error> {
        self.0.push(Field { beginning: beginning(name), name, value: it.serialize(ToValue)? });
        Ok(())
    }

    fn end(self) -> Made {
        Ok(Value::from_object(self))
    }
}

struct List(Vec<Value>);

impl List {
    fn finish(self) -> Made {
        Ok(if self.0.is_empty() { EMPTY_LIST.clone() } else { Value::from(self.0) })
    }
}

impl ser::SerializeSeq for List {
    type Ok = Value;
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), fmt::Error> {
        self.0.push(it.serialize(ToValue)?);
        Ok(())
    }

    fn end(self) -> Made {
        self.finish()
    }
}

impl ser::SerializeTuple for List {
    type Ok = Value;
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, it: &T) -> Result<(), fmt::Error> {
        ser::SerializeSeq::serialize_element(self, it)
    }

    fn end(self) -> Made {
        self.finish()
    }
}

#[cfg(test)]
mod tests {
    use minijinja::value::Value;
    use serde::Serialize;

    use super::value;
    use crate::emit::html::markup::Markup;

    #[derive(Serialize)]
    struct Inner<'a> {
        text: &'a str,
        texts: Vec<String>,
    }

    #[derive(Serialize)]
    struct Outer<'a> {
        touchpoint: Option<Inner<'a>>,
        touchpoints: Vec<Inner<'a>>,
        number: usize,
        html: crate::emit::html::markup::Html,
        pair: [bool; 2],
    }

    #[test]
    fn every_field_is_found_by_its_whole_name() {
        let mut html = Markup::new();
        html.text("a");
        let inner = |text| Inner { text, texts: Vec::new() };
        let view = Outer {
            touchpoint: None,
            touchpoints: vec![inner("a"), inner("b")],
            number: 3,
            html: html.finish(),
            pair: [true, false],
        };
        let value = value(&view);
        let field = |name: &str| value.get_attr(name).expect("it is a struct");
        assert!(field("touchpoint").is_none());
        assert_eq!(field("touchpoints").len(), Some(2));
        assert!(field("touchpoin").is_undefined() && field("").is_undefined());
        assert_eq!(field("number"), Value::from(3));
        assert!(field("html").is_safe());
        let last = field("touchpoints").get_item_by_index(1).expect("there are two");
        assert_eq!(last.get_attr("text").ok(), Some(Value::from("b")));
        assert!(!last.get_attr("texts").expect("it is there").is_true());
        assert_eq!(field("pair").len(), Some(2));
        let names: Vec<_> = value.try_iter().expect("it has names").map(|name| name.to_string()).collect();
        assert_eq!(names, ["touchpoint", "touchpoints", "number", "html", "pair"]);
    }
}

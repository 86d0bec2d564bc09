//! Tests from outside, all in one program.

mod html;

//! Stories: what people come for, from the beginning to the end, as they would do it.

mod main_job;

//! The missions that the benches plan.

use super::generator::Shape;

pub const SHAPES: [Shape; 9] = [
    Shape { name: "40 delegates", ..Shape::PLAIN },
    Shape {
        name: "80, host tables",
        delegates: 80,
        slots: 12,
        tables: 24,
        wishes: 500,
        hosts: 16,
        ..Shape::PLAIN
    },
    Shape { name: "200, any to any", delegates: 200, slots: 16, tables: 90, wishes: 2_400, ..Shape::PLAIN },
    Shape {
        name: "200, lunch and interpreters",
        delegates: 200,
        slots: 16,
        tables: 60,
        wishes: 2_400,
        lunch: true,
        interpreted: 30,
        ..Shape::PLAIN
    },
    Shape {
        name: "200, part-time",
        delegates: 200,
        slots: 16,
        tables: 60,
        wishes: 2_400,
        part_time: 50,
        ..Shape::PLAIN
    },
    Shape {
        name: "200, given",
        delegates: 200,
        slots: 20,
        tables: 80,
        wishes: 1_100,
        required: 100,
        ..Shape::PLAIN
    },
    Shape {
        name: "400, two sides",
        delegates: 400,
        slots: 20,
        tables: 180,
        wishes: 5_000,
        two_sides: true,
        ..Shape::PLAIN
    },
    Shape {
        name: "400, given",
        delegates: 400,
        slots: 20,
        tables: 160,
        wishes: 2_400,
        required: 100,
        ..Shape::PLAIN
    },
    Shape {
        name: "1000, 40 slots",
        delegates: 1_000,
        slots: 40,
        tables: 300,
        wishes: 16_000,
        lunch: true,
        ..Shape::PLAIN
    },
];

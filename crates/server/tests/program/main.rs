//! The program from outside, as one test binary: each room through the router, and the rules every room keeps.

mod activities;
mod dashboards;
mod door;
mod forms;
mod house;
mod hxl;
mod imports;
mod needs;
mod ops;
mod organisations;
mod overlaps;
mod people;
mod picture;
mod places;
mod refusals;
mod requests;
mod rules;
mod terms;
mod views;

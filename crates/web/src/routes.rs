//! A room's routes: each named with who may knock at all. Deny by default: unless a route says `Open`, a visitor who is
//! not signed in is sent to the sign-in page before the handler runs. The list itself feeds docs/routes.md and the
//! refusal test.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use kernel::Error;

use crate::input::Aside;
use crate::problem::Problem;
use crate::site::State;
use crate::visit::Visitor;

/// Who may knock. What they then may do is the room's `access.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody, signed in or not.
    Open,
    SignedIn,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub who: Who,
}

#[derive(Default)]
pub struct Routes {
    router: Router<State>,
    list: Vec<Route>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn get<H, T>(self, path: &'static str, who: Who, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add(Method::GET, path, who, get(handler))
    }

    pub fn post<H, T>(self, path: &'static str, who: Who, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add(Method::POST, path, who, post(handler))
    }

    /// A form that carries files of at most `limit` bytes in all.
    pub fn upload<H, T>(self, path: &'static str, who: Who, limit: usize, handler: H) -> Self
    where
        H: Handler<T, State>,
        T: 'static,
    {
        self.add(Method::POST, path, who, post(handler).layer(DefaultBodyLimit::max(limit)))
    }

    pub fn and(mut self, other: Routes) -> Self {
        self.list.extend(other.list);
        Self { router: self.router.merge(other.router), list: self.list }
    }

    pub fn list(&self) -> &[Route] {
        &self.list
    }

    pub fn into_router(self) -> Router<State> {
        self.router
    }

    fn add(mut self, method: Method, path: &'static str, who: Who, route: MethodRouter<State>) -> Self {
        self.list.push(Route { method, path, who });
        let route = if who == Who::SignedIn { route.route_layer(from_fn(signed_in)) } else { route };
        self.router = self.router.route(path, route);
        self
    }
}

async fn signed_in(request: Request, next: Next) -> Response {
    let known = request.extensions().get::<Visitor>().is_some_and(|visitor| visitor.actor.is_signed_in());
    if known {
        return next.run(request).await;
    }
    Aside::keep(request).await;
    Problem(Error::SignIn).into_response()
}

-- What callers have spent and what was done to accounts in the window at hand. Not logged: to lose it costs one window.
CREATE UNLOGGED TABLE rate_window (
    name  text        PRIMARY KEY,
    began timestamptz NOT NULL,
    spent bigint      NOT NULL
);

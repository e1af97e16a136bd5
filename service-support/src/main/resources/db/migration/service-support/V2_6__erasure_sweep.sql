-- Since when the person was looked for once more, after everything that was under way at the erasure has come to rest.
ALTER TABLE customer_erasure ADD COLUMN swept_at timestamptz;

"""What Alembic runs: the steps on the connection that `store.upgrade` hands over; never from a command line."""

from alembic import context

from store.schema import all as schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.METADATA,
    transactional_ddl=True,
    render_as_batch=context.config.attributes["connection"].dialect.name == "sqlite",
)
context.run_migrations()

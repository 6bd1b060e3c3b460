"""How does Livline get its PostgreSQL?  Finds its programs, runs a server, makes the roles, and looks for weak points.

with running(Path("data")) as server:
    prepare(server.superuser)
    web = server.superuser.to("livline").as_role(Role.WEB)
"""

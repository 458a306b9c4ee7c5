var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "hello from .net");
app.Run();

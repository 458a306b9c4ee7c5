using Drydock.Cli;

return await Application.RunAsync(args, new Surroundings());

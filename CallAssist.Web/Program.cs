using CallAssist.Web.Cli;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);

using CallAssist.Agent.Verbs;

return await AgentProgram.RunAsync(args, Console.Out, Console.Error);

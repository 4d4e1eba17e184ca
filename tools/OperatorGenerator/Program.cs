using Thelper.OperatorGenerator;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: OperatorGenerator OPERATORS.txt OUTPUT.g.cs");
    return 2;
}

File.WriteAllText(args[1], GeneratedOperators.FromList(File.ReadLines(args[0])));
return 0;

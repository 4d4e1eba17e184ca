namespace Thelper.OperatorGenerator;

/// <summary>The whole generated file, for the program and for the test that compares it with the one checked in.</summary>
public static class GeneratedOperators
{
    /// <summary>The C# source for a list of operators.</summary>
    /// <param name="lines">A qualified operator name a line; empty lines and lines that start with # are passed over.</param>
    /// <exception cref="InvalidDataException">libtorch lacks an operator, or its schema cannot be expressed.</exception>
    public static string FromList(IEnumerable<string> lines)
    {
        var names = lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');
        return OperatorWriter.Write(names.Select(name => OperatorSchema.Parse(LibtorchSchemas.Read(name))));
    }
}

namespace StaticNet.Generator.Emission.Kernels.Small;

/// <summary>Takes the users' values of a group of samples into the lanes. Where the batch is smaller than a group, nothing beyond it is read.</summary>
internal static class SmallColumns
{
    /// <summary>Declares NAME0, NAME1, ...</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="name">How the vectors are called.</param>
    /// <param name="reference">The first value of the first sample of the group.</param>
    /// <param name="width">How many values a sample has.</param>
    public static void Load(CodeWriter code, Lanes lanes, string name, string reference, int width)
    {
        for (int i = 0; i < width; i++)
        {
            code.Line($"{lanes.Type} {name}{i};");
        }

        using (code.Open($"if (rows < {lanes})"))
        {
            PackedColumns.LoadFew(code, lanes, "few", reference, width);
            Assign("few");
        }

        using (code.Open("else"))
        {
            PackedColumns.Load(code, lanes, "all", reference, width, width);
            Assign("all");
        }

        void Assign(string from)
        {
            for (int i = 0; i < width; i++)
            {
                code.Line($"{name}{i} = {from}{i};");
            }
        }
    }

    /// <summary>Declares label, of as many class numbers as there are lanes.</summary>
    public static void LoadLabels(CodeWriter code, Lanes lanes)
    {
        string few = string.Join(", ", Enumerable.Range(0, lanes.Count).Select(row => row == 0 ? "lr" : $"Unsafe.Add(ref lr, (nint)Math.Min({row}, rows - 1))"));
        code.Line($"{lanes.Class}<int> label = rows < {lanes}");
        code.Line($"    ? {lanes.Class}.Create({few})");
        code.Line($"    : {lanes.Class}.LoadUnsafe(ref lr);");
    }
}

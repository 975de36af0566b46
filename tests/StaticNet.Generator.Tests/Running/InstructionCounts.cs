using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace StaticNet.Generator.Tests.Running;

/// <summary>What the JIT counts in the instructions of a method before it decides whether to optimise it.</summary>
/// <param name="Instructions">All of them.</param>
/// <param name="Blocks">Stretches without a jump into or out of their middle.</param>
/// <param name="References">How often a local or an argument is named.</param>
internal sealed record InstructionCounts(int Instructions, int Blocks, int References)
{
    private const byte TwoByteOpcodes = 0xFE;

    private static readonly Dictionary<int, OpCode> Opcodes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null))
        .OfType<OpCode>()
        .ToDictionary(opcode => (int)(ushort)opcode.Value);

    public static InstructionCounts Of(MethodBodyBlock body)
    {
        ImmutableArray<byte> code = body.GetILContent();
        var begins = new HashSet<int> { 0 };
        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            begins.UnionWith([region.TryOffset, region.TryOffset + region.TryLength, region.HandlerOffset, region.HandlerOffset + region.HandlerLength]);
        }

        int instructions = 0;
        int references = 0;
        int at = 0;
        while (at < code.Length)
        {
            int number = code[at++];
            OpCode opcode = Opcodes[number == TwoByteOpcodes ? (number << 8) | code[at++] : number];
            int operand = at;
            at += OperandSize(opcode, code, operand);
            instructions++;
            string name = opcode.Name!;
            references += name.Contains("arg", StringComparison.Ordinal) || name.Contains("loc", StringComparison.Ordinal) ? 1 : 0;
            AddTargets(begins, opcode, code, operand, at);
            if (opcode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw)
            {
                begins.Add(at);
            }
        }

        Assert.Equal(code.Length, at);
        return new InstructionCounts(instructions, begins.Count(begin => begin < code.Length), references);
    }

    private static void AddTargets(HashSet<int> begins, OpCode opcode, ImmutableArray<byte> code, int operand, int next)
    {
        if (opcode.OperandType == OperandType.ShortInlineBrTarget)
        {
            begins.Add(next + (sbyte)code[operand]);
        }
        else if (opcode.OperandType == OperandType.InlineBrTarget)
        {
            begins.Add(next + Number(code, operand));
        }
        else if (opcode.OperandType == OperandType.InlineSwitch)
        {
            begins.UnionWith(Enumerable.Range(1, Number(code, operand)).Select(i => next + Number(code, operand + (4 * i))));
        }
    }

    private static int OperandSize(OpCode opcode, ImmutableArray<byte> code, int operand) => opcode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * Number(code, operand)),
        _ => 4,
    };

    private static int Number(ImmutableArray<byte> code, int at) => BitConverter.ToInt32(code.AsSpan(at, 4));
}

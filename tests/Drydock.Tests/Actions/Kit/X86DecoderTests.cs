using Drydock.Core.Actions.Kit;

namespace Drydock.Tests.Actions.Kit;

public sealed class X86DecoderTests
{
    /// <summary>Instructions as an assembler writes them.</summary>
    [Theory]
    [InlineData("b8ca000000")] // mov eax, 202
    [InlineData("41b9ca000000")] // mov r9d, 202
    [InlineData("48c7c00f000000")] // mov rax, 15
    [InlineData("48b80102030405060708")] // mov rax, 0x0807060504030201
    [InlineData("66b80100")] // mov ax, 1
    [InlineData("0f05")] // syscall
    [InlineData("4489c8")] // mov eax, r9d
    [InlineData("488d3d10000000")] // lea rdi, [rip+16]
    [InlineData("f30f1efa")] // endbr64
    [InlineData("f2ff2510000000")] // bnd jmp [rip+16]
    [InlineData("660f1f840000000000")] // nop word [rax+rax+0]
    [InlineData("48833d1000000001")] // cmp qword [rip+16], 1
    [InlineData("f6c101")] // test cl, 1
    [InlineData("48f7d8")] // neg rax
    [InlineData("c5fe6f06")] // vmovdqu ymm0, [rsi]
    [InlineData("c4e27d5806")] // vpbroadcastd ymm0, [rsi]
    [InlineData("62f17c48104601")] // vmovups zmm0, [rsi+64]
    [InlineData("660f3a0fc108")] // palignr xmm0, xmm1, 8
    [InlineData("64488b042528000000")] // mov rax, fs:[0x28]
    [InlineData("c8100000")] // enter 16, 0
    public void The_end_of_an_instruction_is_found(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        Assert.Equal(bytes.Length, X86Decoder.Decode([.. bytes, 0xCC, 0xCC, 0xCC]).Length);
        Assert.False(X86Decoder.Decode(bytes).IsUnknown);
    }

    [Fact]
    public void What_is_set_copied_and_called_is_told()
    {
        Assert.Equal((9, 202L), X86Decoder.Decode(Convert.FromHexString("41b9ca000000")) is { IsConstant: true } set ? (set.Target, set.Immediate) : default);
        Assert.Equal(9, X86Decoder.Decode(Convert.FromHexString("4489c8")).CopiedTo(0));
        Assert.True(X86Decoder.Decode(Convert.FromHexString("31c0")).IsZero);
        Assert.True(X86Decoder.Decode(Convert.FromHexString("0f05")).IsSystemCall);
        Assert.Equal(16, X86Decoder.Decode(Convert.FromHexString("488d3d10000000")).Displacement);
        Assert.True(X86Decoder.Decode(Convert.FromHexString("e810000000")) is { IsBranch: true, Immediate: 16 });
    }
}

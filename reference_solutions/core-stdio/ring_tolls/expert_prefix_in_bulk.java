// Subtracts prefix sums; reads everything at once, writes everything at once.
import java.io.IOException;

public class Main {
    private static byte[] text;
    private static int at;
    private static byte[] out;
    private static int size;

    private static int nextNumber() {
        byte[] text = Main.text;
        int at = Main.at;
        boolean negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int number = 0;
        for (byte digit; (digit = text[at]) >= '0'; at++) {
            number = number * 10 + digit - '0';
        }
        Main.at = at + 1;
        return negative ? -number : number;
    }

    private static void writeLine(int number) {
        int rest = Math.abs(number);
        if (number < 0) {
            out[size++] = '-';
        }
        int end = size + 1;
        for (int power = rest / 10; power > 0; power /= 10) {
            end++;
        }
        size = end + 1;
        out[end] = '\n';
        do {
            out[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    public static void main(String[] arguments) throws IOException {
        text = System.in.readAllBytes();
        int n = nextNumber();
        int trips = nextNumber();
        int[] upto = new int[n + 1]; // sums stay below 1,200 million
        for (int section = 1; section <= n; section++) {
            upto[section] = upto[section - 1] + nextNumber();
        }
        out = new byte[12 * trips];
        for (; trips > 0; trips--) {
            int a = nextNumber();
            int b = nextNumber();
            writeLine(upto[b] - upto[a - 1] + (a > b ? upto[n] : 0));
        }
        System.out.write(out, 0, size);
        System.out.flush();
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

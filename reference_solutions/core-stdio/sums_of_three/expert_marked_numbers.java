// Fixes the least; the middle one is below half of what is missing: for each, looks up whether the third is marked.
import java.io.IOException;
import java.util.Arrays;

public class Main {
    private static final int LARGEST = 1000000;

    private static byte[] text;
    private static int at;

    private static int nextNumber() {
        boolean negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int number = 0;
        for (; text[at] >= '0'; at++) {
            number = number * 10 + text[at] - '0';
        }
        at++;
        return negative ? -number : number;
    }

    private static int waysTo(int target, int[] numbers, byte[] marks) {
        int n = numbers.length;
        int ways = 0;
        // As the least grows, less is missing: both ends of where the middle one may be go down.
        int low = n;
        int high = n;
        for (int least = 0; least < high; least++) {
            int missing = target - numbers[least];
            while (low > 0 && numbers[low - 1] >= missing - numbers[n - 1]) {
                low--;
            }
            while (high > 0 && 2 * numbers[high - 1] >= missing) {
                high--;
            }
            int third = LARGEST + missing;
            for (int middle = Math.max(low, least + 1); middle < high; middle++) {
                ways += marks[third - numbers[middle]];
            }
        }
        return ways;
    }

    public static void main(String[] arguments) throws IOException {
        text = System.in.readAllBytes();
        int n = nextNumber();
        int targets = nextNumber();
        int[] numbers = new int[n];
        byte[] marks = new byte[2 * LARGEST + 1]; // by number, from -1,000,000 on
        for (int index = 0; index < n; index++) {
            numbers[index] = nextNumber();
            marks[numbers[index] + LARGEST] = 1;
        }
        Arrays.sort(numbers);
        StringBuilder out = new StringBuilder();
        for (; targets > 0; targets--) {
            out.append(waysTo(nextNumber(), numbers, marks)).append('\n');
        }
        System.out.print(out);
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

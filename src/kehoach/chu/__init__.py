"""Vietnamese text: numbers, money, dates, periods and characters. Knows no documents."""

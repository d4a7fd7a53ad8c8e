# The register of organisations.

organisations-name-needed = ناوی یاسایی بنووسە.
organisations-kind-needed = جۆری ڕێکخراوەکە هەڵبژێرە.
organisations-former-too-many = زۆرترین ٢٠ ناوی پێشوو، هەر یەکەیان زۆرترین ٣٠٠ پیت.
organisations-country-wrong = وڵات بە دوو پیتی گەورەی لاتینی بنووسە، وەک IQ.
organisations-email-wrong = ئەمە ناونیشانی ئیمەیل نییە.
organisations-website-wrong = ناونیشانی تەواوی ماڵپەڕەکە بنووسە، بە https:// دەست پێ بکات
organisations-parent-branch = ئەم ڕێکخراوە خۆی لقە. بارەگا سەرەکییەکەی هەڵبژێرە.
organisations-parent-itself = ڕێکخراو لقی خۆی نییە.
organisations-parent-has-branches = لقی خۆی هەیە، بۆیە ناتوانێت ببێتە لق.
organisations-alias-wrong = شێوەیەک بنووسە لانیکەم یەک پیتی تێدا بێت و لە ٣٠٠ پیت زیاتر نەبێت.
organisations-expires-before-issued = بەسەرچوونی پێش دەرچوونیەتی.
organisations-to-before-from = دوا ڕۆژ پێش یەکەم ڕۆژە.
organisations-conflict = کەسێکی تر ئەمەی گۆڕیوە لەو کاتەوەی تۆ کردووتەتەوە
organisations-merged-already = ئەم ڕێکخراوە لەگەڵ ڕێکخراوێکی تردا یەکخراوە
